package io.github.azureml4j.core.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A scoring request as a web service reported it to Application Insights: the security document's seven fields and what it is known by. Its
 * answer, which services report unless told otherwise, is not read.
 *
 * @param time when it came in
 * @param service the web service's name
 * @param method the HTTP verb ({@code HTTPMethod})
 * @param url what was asked ({@code RequestUrl})
 * @param status the HTTP status ({@code StatusCode}); 0 when the record has none
 * @param requestId the service's id ({@code RequestId})
 * @param clientRequestId the id that the client sent, as {@code ScoringException.clientRequestId()} names it; empty when it sent none
 * @param duration how long the service took ({@code Duration})
 * @param userAgent who asked ({@code UserAgent}), where the service's front-end wrote it
 * @param computeType where the service runs ({@code ComputeType}), where the front-end wrote it
 */
public record ScoringRequest(
        Instant time,
        String service,
        String method,
        String url,
        int status,
        String requestId,
        String clientRequestId,
        Duration duration,
        Optional<String> userAgent,
        Optional<String> computeType) {
    /** Whether the service answered with a status under 400. */
    public boolean succeeded() {
        return status > 0 && status < 400;
    }
}
