package io.github.azureml4j.core.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One event of the activity log: a typed view over the whole document, which names a person. {@link #caller()} and {@link #claims()} are
 * personal data; {@link #toString()} has neither. Immutable.
 *
 * @param document as it was received; a copy each time
 */
public record ActivityEvent(JsonNode document) {
    /** Copies the document. */
    public ActivityEvent {
        document = document.deepCopy();
    }

    /** The document as it was received; a copy each time. */
    @Override
    public JsonNode document() {
        return document.deepCopy();
    }

    /** Its own id. */
    public String id() {
        return text("eventDataId");
    }

    /** When it happened. */
    public Instant time() {
        return OffsetDateTime.parse(text("eventTimestamp")).toInstant();
    }

    /** What was done, such as {@code Microsoft.MachineLearningServices/workspaces/write}. */
    public String operation() {
        return word("operationName");
    }

    /** The ARM id of what it was done to. */
    public String resourceId() {
        return text("resourceId");
    }

    /** How far it came: {@code Started}, {@code Accepted}, {@code Succeeded}, {@code Failed}, or another word of the service. */
    public String status() {
        return word("status");
    }

    /** More of that, mostly the HTTP status in words; empty when the service says no more. */
    public String subStatus() {
        return word("subStatus");
    }

    /** {@code Informational}, {@code Warning}, {@code Error} or {@code Critical}. */
    public String level() {
        return text("level");
    }

    /** What joins the events of one action, across services. */
    public String correlationId() {
        return text("correlationId");
    }

    /** The id that the caller's client gave the request, when it is known. */
    public Optional<String> clientRequestId() {
        String id = document.path("httpRequest").path("clientRequestId").asText("");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    /** Who did it: a person's address or an application's id. Personal data. */
    public String caller() {
        return text("caller");
    }

    /** What the caller's token said. Personal data. */
    public Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>();
        document.path("claims")
                .properties()
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue().asText()));
        return claims;
    }

    /** When, what and to what; not who. */
    @Override
    public String toString() {
        return "%s %s %s %s (correlation %s)"
                .formatted(text("eventTimestamp"), operation(), resourceId(), status(), correlationId());
    }

    private String text(String name) {
        return document.path(name).asText("");
    }

    private String word(String name) {
        return document.path(name).path("value").asText("");
    }
}
