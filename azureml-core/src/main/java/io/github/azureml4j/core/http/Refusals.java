package io.github.azureml4j.core.http;

import io.github.azureml4j.core.ServiceException;
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
        return failure.exception();
    }
}
