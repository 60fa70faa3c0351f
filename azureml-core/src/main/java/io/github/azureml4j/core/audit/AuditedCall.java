package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A call as a journal tells of it: its intent and, when there is one, its outcome. Immutable.
 *
 * @param time when it was about to be sent
 * @param who who made it
 * @param what what it did, in plain words such as {@code start a run}
 * @param verb the HTTP verb
 * @param host the host that was asked
 * @param resource the id or path of what it was done to
 * @param clientRequestId the id that the request carried; empty when it had none
 * @param outcome {@code done}, {@code refused} or {@code unanswered}; empty when it was cut off, or is still on its way
 * @param status the HTTP status of the answer
 * @param requestId the service's id of the request
 * @param correlationId the id that joins the requests of one action
 */
public record AuditedCall(
        Instant time,
        Actor who,
        String what,
        String verb,
        String host,
        String resource,
        String clientRequestId,
        Optional<String> outcome,
        OptionalInt status,
        Optional<String> requestId,
        Optional<String> correlationId) {

    /** The ids that other records may know it by. */
    public Stream<String> ids() {
        return Stream.of(Optional.of(clientRequestId), requestId, correlationId)
                .flatMap(Optional::stream)
                .filter(id -> !id.isEmpty());
    }

    /** When, what and to what; not who. */
    @Override
    public String toString() {
        return "%s %s %s %s%s"
                .formatted(
                        time,
                        what,
                        resource,
                        outcome.orElse("unfinished"),
                        status.isPresent() ? " " + status.getAsInt() : "");
    }

    /** What an intent tells. */
    static AuditedCall begun(JsonNode intent) {
        JsonNode who = intent.path("who");
        return new AuditedCall(
                Instant.parse(intent.path("time").asText()),
                new Actor(
                        who.path("objectId").asText(""),
                        who.path("applicationId").asText(""),
                        who.path("tenantId").asText("")),
                intent.path("what").asText(),
                intent.path("verb").asText(),
                intent.path("host").asText(),
                intent.path("resource").asText(),
                intent.path("clientRequestId").asText(""),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    AuditedCall ended(JsonNode line) {
        return new AuditedCall(
                time,
                who,
                what,
                verb,
                host,
                resource,
                clientRequestId,
                text(line, "outcome"),
                line.path("status").isInt() ? OptionalInt.of(line.path("status").asInt()) : OptionalInt.empty(),
                text(line, "requestId"),
                text(line, "correlationId"));
    }

    private static Optional<String> text(JsonNode line, String name) {
        return Optional.of(line.path(name).asText("")).filter(text -> !text.isEmpty());
    }
}
