package io.github.azureml4j.core.http;

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
    /** What was asked, what came back and what to try. */
    public String message() {
        ErrorBody cause = error.innermost();
        return "%s %s: %d %s: %s (request %s). Try: %s."
                .formatted(method, uri, status, cause.code(), cause.message(), requestId, Advice.on(status, error));
    }
}
