package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.time.Instant;
import java.util.Map;

/**
 * One event of the activity log.
 *
 * @param id of this event alone
 * @param at when it happened
 * @param action as roles name it, such as {@code Microsoft.MachineLearningServices/workspaces/write}
 * @param scope the resource that it is about
 * @param actor who did it
 * @param status {@code Started}, {@code Accepted}, {@code Succeeded} or {@code Failed}
 * @param subStatus the HTTP status behind it; 0 for none
 * @param ids operation (shared by the events of one operation), correlation, client's own
 * @param properties what else is told, such as the error
 */
record ActivityEvent(
        String id,
        Instant at,
        String action,
        ActivityScope scope,
        ActivityActor actor,
        String status,
        int subStatus,
        Ids ids,
        Map<String, String> properties) {

    ActivityEvent {
        properties = Map.copyOf(properties);
    }

    record Ids(String operation, String correlation, String client, String method) {}

    ActivityEvent with(String eventId, Instant when, String newStatus, int code, Map<String, String> more) {
        return new ActivityEvent(eventId, when, action, scope, actor, newStatus, code, ids, more);
    }

    /** {@code EventData}. */
    ObjectNode document(String tenantId) {
        ObjectNode event = Json.object();
        event.putObject("authorization").put("action", action).put("scope", scope.id());
        event.put("caller", actor.name());
        ObjectNode claims = event.putObject("claims");
        actor.claims().forEach(claims::put);
        event.put("correlationId", ids.correlation()).put("description", "");
        event.put("eventDataId", id);
        event.set("eventName", word(status.equals("Started") ? "BeginRequest" : "EndRequest"));
        event.set("category", word("Administrative"));
        ObjectNode request = event.putObject("httpRequest").put("clientRequestId", ids.client());
        request.put("clientIpAddress", "127.0.0.1").put("method", ids.method());
        event.put("id", scope.id() + "/events/" + id + "/ticks/" + ticks());
        event.put("level", status.equals("Failed") ? "Error" : "Informational");
        event.put("resourceGroupName", scope.group());
        event.set("resourceProviderName", word(scope.provider()));
        event.put("resourceId", scope.id());
        event.set("resourceType", word(scope.type()));
        event.put("operationId", ids.operation());
        event.set("operationName", word(action));
        ObjectNode more = event.putObject("properties");
        properties.forEach(more::put);
        event.set("status", word(status));
        event.set("subStatus", httpStatus());
        event.put("eventTimestamp", at.toString()).put("submissionTimestamp", at.toString());
        return event.put("subscriptionId", scope.subscription()).put("tenantId", tenantId);
    }

    /** Hundreds of nanoseconds since the year 1, as .NET counts. */
    private long ticks() {
        return 621_355_968_000_000_000L + at.getEpochSecond() * 10_000_000 + at.getNano() / 100;
    }

    private ObjectNode httpStatus() {
        return subStatus == 0
                ? word("")
                : Json.object()
                        .put("value", HttpWords.of(subStatus).replace(" ", ""))
                        .put("localizedValue", HttpWords.of(subStatus) + " (HTTP Status Code: " + subStatus + ")");
    }

    private static ObjectNode word(String value) {
        return Json.object().put("value", value).put("localizedValue", value);
    }
}
