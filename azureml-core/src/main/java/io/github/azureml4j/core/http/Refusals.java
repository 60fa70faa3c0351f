package io.github.azureml4j.core.http;

import io.github.azureml4j.core.AuthenticationException;
import io.github.azureml4j.core.ConflictException;
import io.github.azureml4j.core.NotFoundException;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.ThrottledException;
import io.github.azureml4j.scoring.redaction.Redactor;
import io.github.azureml4j.scoring.retry.RetryAfter;
import java.time.Clock;

/** Turns an answer that says no into the exception that a caller would catch. */
final class Refusals {
    private Refusals() {}

    static ServiceException of(ServiceResponse response, Clock clock) {
        Redactor redactor = response.redactor();
        String correlation = response.header("x-ms-correlation-request-id");
        ServiceFailure failure = new ServiceFailure(
                response.method(),
                Redaction.mask(response.uri()),
                response.status(),
                ErrorReader.read(response),
                redactor.text(response.requestId()),
                correlation == null ? null : redactor.text(correlation),
                RetryAfter.of(response::header, clock.instant()));
        return switch (response.status()) {
            case 401 -> new AuthenticationException(failure);
            case 403 -> new PermissionException(failure);
            case 404 -> new NotFoundException(failure);
            case 409, 412 -> new ConflictException(failure);
            case 429 -> new ThrottledException(failure);
            default -> new ServiceException(failure);
        };
    }
}
