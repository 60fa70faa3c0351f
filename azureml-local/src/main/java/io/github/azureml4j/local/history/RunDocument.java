package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The wire document of a run: how it begins, and what a {@code CreateRun} body changes in it. */
final class RunDocument {

    /** What the service alone writes. */
    private static final Set<String> SERVICE_OWNED = Set.of(
            "runNumber",
            "rootRunId",
            "experimentId",
            "createdUtc",
            "createdBy",
            "userId",
            "token",
            "tokenExpiryTimeUtc",
            "error",
            "warnings",
            "revision",
            "runId");

    private static final Set<String> DETAILS = Set.of(
            "runId",
            "target",
            "status",
            "parentRunId",
            "startTimeUtc",
            "endTimeUtc",
            "error",
            "warnings",
            "tags",
            "properties",
            "runDefinition",
            "revision");

    private RunDocument() {}

    static ObjectNode begin(String runId, int number, String experimentId, Caller caller, Instant now) {
        ObjectNode run = Json.object()
                .put("runNumber", number)
                .put("rootRunId", runId)
                .put("experimentId", experimentId)
                .put("createdUtc", now.toString())
                .put("userId", caller.objectId())
                .put("revision", 0)
                .put("runId", runId)
                .put("status", "NotStarted")
                .put("dataContainerId", "dcid." + runId)
                .put("hidden", false);
        run.putObject("createdBy")
                .put("userObjectId", caller.objectId())
                .put("userTenantId", caller.tenantId())
                .put("userName", caller.claim("appid"));
        run.putObject("tags");
        run.putObject("properties");
        return run;
    }

    /** Tags are replaced one by one, properties only added, everything else is replaced; null takes away. */
    static void merge(ObjectNode run, ObjectNode body) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (SERVICE_OWNED.contains(name)) {
                continue;
            }
            switch (name) {
                case "tags" ->
                    value.properties().forEach(tag -> run.withObject("/tags").set(tag.getKey(), tag.getValue()));
                case "properties" -> addProperties(run.withObject("/properties"), value);
                default -> replace(run, name, value);
            }
        }
    }

    /** What {@code RunDetails} has in common with {@code Run}. */
    static ObjectNode details(ObjectNode run) {
        return run.deepCopy().retain(DETAILS);
    }

    private static void replace(ObjectNode run, String name, JsonNode value) {
        if (value.isNull()) {
            run.remove(name);
        } else {
            run.set(name, value);
        }
    }

    private static void addProperties(ObjectNode present, JsonNode added) {
        for (Map.Entry<String, JsonNode> property : added.properties()) {
            JsonNode before = present.get(property.getKey());
            if (before != null && !before.equals(property.getValue())) {
                throw LocalError.badRequest(
                        "ImmutableProperty", "The property '" + property.getKey() + "' is already set.");
            }
            present.set(property.getKey(), property.getValue());
        }
    }
}
