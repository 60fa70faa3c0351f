package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.Observation;
import io.github.azureml4j.local.rbac.ArmRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was done on Resource Manager, by whom, and what came of it; kept for 90 days of the emulator's clock. Thread-safe. */
final class ActivityLog {

    static final Duration RETENTION = Duration.ofDays(90);

    private static final Set<String> WRITES = Set.of("PUT", "PATCH", "POST", "DELETE");

    private final ActivityStore store = new ActivityStore();
    private final Map<String, ActivityEvent> running = new ConcurrentHashMap<>();
    private final LongOperations operations;
    private final Clock clock;
    private final Ids ids;

    ActivityLog(LongOperations operations, Clock clock, Ids ids) {
        this.operations = operations;
        this.clock = clock;
        this.ids = ids;
    }

    /** Notes what changed something; a request whose sender nobody knows is none of anybody's activity. */
    void note(Observation seen) {
        boolean logged = seen.operation().hosts() == Hosts.ARM
                && WRITES.contains(seen.operation().method())
                && !seen.caller().objectId().isEmpty()
                && seen.path().toLowerCase(java.util.Locale.ROOT).startsWith("/subscriptions/")
                && seen.status() != 501;
        if (logged && !Unlogged.covers(seen)) {
            record(seen);
        }
    }

    /** Newest first. */
    Stream<ActivityEvent> events(String subscription, @Nullable String filter) {
        Instant oldest = clock.instant().minus(RETENTION);
        ActivityFilter wanted = ActivityFilter.parse(filter, clock.instant(), oldest);
        settle();
        List<ActivityEvent> kept = store.since(oldest);
        return kept.stream()
                .filter(event -> event.scope().subscription().equalsIgnoreCase(subscription))
                .filter(wanted::fits);
    }

    private void record(Observation seen) {
        ArmRequest request =
                ArmRequest.of(seen.operation().method(), seen.operation().path(), seen.path());
        ActivityEvent event = new ActivityEvent(
                ids.uuid(),
                seen.time(),
                request.action(),
                ActivityScope.of(request.scope(), request.action()),
                ActivityActor.of(seen.caller()),
                "Started",
                0,
                new ActivityEvent.Ids(
                        seen.ids().request(),
                        seen.ids().correlation(),
                        seen.ids().client(),
                        seen.operation().method()),
                Map.of("eventCategory", "Administrative", "entity", request.scope()));
        if (seen.status() != 403) {
            store.add(event); // what may not be done is not begun
        }
        end(event, seen);
    }

    private void end(ActivityEvent event, Observation seen) {
        Optional<LongOperation> operation =
                Optional.ofNullable(seen.operationBegun()).flatMap(operations::find);
        boolean goesOn = seen.status() < 300 && operation.isPresent();
        String status = seen.status() >= 400 ? "Failed" : goesOn ? "Accepted" : "Succeeded";
        Map<String, String> told = new HashMap<>(event.properties());
        told.put("statusCode", HttpWords.of(seen.status()).replace(" ", ""));
        told.put("serviceRequestId", seen.ids().request());
        seen.error().ifPresent(error -> told.put("statusMessage", message(error.code(), error.message())));
        ActivityEvent ended = event.with(ids.uuid(), seen.time(), status, seen.status(), told);
        store.add(ended);
        if (goesOn) {
            running.put(operation.orElseThrow().id(), event);
        }
    }

    /** Operations end by the clock, when somebody asks; the log then says when that was. */
    private void settle() {
        operations.settle();
        running.forEach((id, begun) -> operations
                .find(id)
                .filter(LongOperation::ended)
                .ifPresent(operation -> {
                    if (running.remove(id, begun)) {
                        store.add(ended(begun, operation));
                    }
                }));
    }

    private ActivityEvent ended(ActivityEvent begun, LongOperation operation) {
        LocalError error = operation.error();
        Instant at = Optional.ofNullable(operation.endedAt()).orElseGet(clock::instant);
        if (error == null) {
            return begun.with(ids.uuid(), at, "Succeeded", 200, begun.properties());
        }
        Map<String, String> told = new HashMap<>(begun.properties());
        told.put("statusCode", HttpWords.of(error.status()).replace(" ", ""));
        told.put("statusMessage", message(error.code(), String.valueOf(error.getMessage())));
        return begun.with(ids.uuid(), at, "Failed", error.status(), told);
    }

    private static String message(String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return body.toString();
    }
}
