package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answered exchange: no bodies but the answer's error, no credentials.
 *
 * @param operation the route
 * @param time when the request came in
 * @param path as sent, still percent-encoded
 * @param caller who sent it
 * @param status the answer's
 * @param error code and message of a refusal
 * @param operationBegun the id of the long-running operation that the answer names, or null
 * @param ids what the exchange is known by
 */
public record Observation(
        AnsweredOperation operation,
        Instant time,
        String path,
        Caller caller,
        int status,
        Optional<Refusal> error,
        @Nullable String operationBegun,
        Ids ids) {

    /** Code and message of an answer that says no. */
    public record Refusal(String code, String message) {}

    /** The service's id of the request, the one that joins several, and the client's own, empty when it sent none. */
    public record Ids(String request, String correlation, String client) {}

    static Observation of(Route route, Exchange exchange, Reply reply) {
        String correlation = exchange.header("x-ms-correlation-request-id");
        return new Observation(
                route.toOperation(),
                exchange.now(),
                exchange.rawPath(),
                exchange.caller(),
                reply.status(),
                refusal(reply),
                begun(reply),
                new Ids(
                        exchange.requestId(),
                        correlation == null ? exchange.requestId() : correlation,
                        Objects.requireNonNullElse(exchange.header("x-ms-client-request-id"), "")));
    }

    private static Optional<Refusal> refusal(Reply reply) {
        if (reply.status() < 400) {
            return Optional.empty();
        }
        JsonNode body = reply.json() == null ? MissingNode.getInstance() : reply.json();
        JsonNode error = body.has("error") ? body.path("error") : body;
        return Optional.of(
                new Refusal(error.path("code").asText(), error.path("message").asText()));
    }

    /** The address of an operation ends in its id, whichever header names it. */
    private static @Nullable String begun(Reply reply) {
        return List.of("Azure-AsyncOperation", "Operation-Location", "Location").stream()
                .map(reply::header)
                .filter(Objects::nonNull)
                .map(url -> url.replaceFirst("\\?.*", "").replaceFirst(".*/", ""))
                .findFirst()
                .orElse(null);
    }
}
