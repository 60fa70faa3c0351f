package io.github.azureml4j.core.http;

import io.github.azureml4j.core.AuthenticationException;
import io.github.azureml4j.core.ConflictException;
import io.github.azureml4j.core.NotFoundException;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.ThrottledException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A refused request and its answer, without secrets.
 *
 * @param method the verb
 * @param uri the address, secrets of its query masked
 * @param status the HTTP status
 * @param error the error tree
 * @param requestId the service's id of the request, or ours
 * @param correlationId the id that joins the requests of one action, if named
 * @param retryAfter how long the service asked to be left alone, if said
 */
public record ServiceFailure(
        String method,
        URI uri,
        int status,
        ErrorBody error,
        String requestId,
        @Nullable String correlationId,
        @Nullable Duration retryAfter) {
    /** The exception that a caller would catch: one of its own for each status that callers tell apart. */
    public ServiceException exception() {
        return switch (status) {
            case 401 -> new AuthenticationException(this);
            case 403 -> new PermissionException(this);
            case 404 -> new NotFoundException(this);
            case 409, 412 -> new ConflictException(this);
            case 429 -> new ThrottledException(this);
            default -> new ServiceException(this);
        };
    }

    /** What was asked, what came back and what to try. */
    public String message() {
        ErrorBody cause = error.innermost();
        return "%s %s: %d %s: %s (request %s). Try: %s."
                .formatted(method, uri, status, cause.code(), cause.message(), requestId, Advice.on(status, error));
    }
}
