package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.stream.Stream;

/** The rules of diagnostic settings: something to send, somewhere to send it, and both must be there. Thread-safe. */
final class DiagnosticSettings {

    /** What a workspace can send (Microsoft's list of resource log categories). */
    static final List<String> LOGS = List.of(
            "AmlComputeClusterEvent",
            "AmlComputeClusterNodeEvent",
            "AmlComputeCpuGpuUtilization",
            "AmlComputeJobEvent",
            "AmlRunStatusChangedEvent",
            "ComputeInstanceEvent",
            "DataLabelChangeEvent",
            "DataLabelReadEvent",
            "DataSetChangeEvent",
            "DataSetReadEvent",
            "DataStoreChangeEvent",
            "DataStoreReadEvent",
            "DeploymentEventACI",
            "DeploymentEventAKS",
            "DeploymentReadEvent",
            "EnvironmentChangeEvent",
            "EnvironmentReadEvent",
            "InferencingOperationACI",
            "InferencingOperationAKS",
            "ModelsActionEvent",
            "ModelsChangeEvent",
            "ModelsReadEvent",
            "PipelineChangeEvent",
            "PipelineReadEvent",
            "RunEvent",
            "RunReadEvent");

    static final List<String> METRICS = List.of("AllMetrics");

    private static final List<String> GROUPS = List.of("allLogs", "audit");
    private static final List<String> DESTINATIONS =
            List.of("workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId");

    private final DiagnosticStore store = new DiagnosticStore();
    private final ArmService arm;

    DiagnosticSettings(ArmService arm) {
        this.arm = arm;
    }

    ObjectNode put(String resource, String name, ObjectNode body) {
        if (!(body.get("properties") instanceof ObjectNode properties)) {
            throw refused("The diagnostic setting '" + name + "' has no properties.");
        }
        check(properties);
        ObjectNode document = Json.object()
                .put("id", resource + "/providers/microsoft.insights/diagnosticSettings/" + name)
                .put("type", "Microsoft.Insights/diagnosticSettings")
                .put("name", name);
        document.set("properties", properties.deepCopy());
        store.put(resource, name, document);
        return document;
    }

    ObjectNode get(String resource, String name) {
        return store.find(resource, name)
                .orElseThrow(() -> LocalError.notFound(
                        "ResourceNotFound", "The diagnostic setting '" + name + "' was not found."));
    }

    boolean delete(String resource, String name) {
        return store.remove(resource, name);
    }

    List<ObjectNode> list(String resource) {
        return store.of(resource);
    }

    void forget(String resource) {
        store.removeAll(resource);
    }

    /** What could be sent, as its list has it. */
    Stream<ObjectNode> categories(String resource) {
        return Stream.concat(
                LOGS.stream().map(name -> category(resource, name, "Logs")),
                METRICS.stream().map(name -> category(resource, name, "Metrics")));
    }

    ObjectNode category(String resource, String name) {
        return categories(resource)
                .filter(category -> category.path("name").asText().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> LocalError.notFound("NotFound", "There is no category '" + name + "'."));
    }

    private static ObjectNode category(String resource, String name, String type) {
        ObjectNode category = Json.object()
                .put("id", resource + "/providers/microsoft.insights/diagnosticSettingsCategories/" + name)
                .put("type", "microsoft.insights/diagnosticSettingsCategories")
                .put("name", name);
        category.putObject("properties").put("categoryType", type);
        return category;
    }

    private void check(ObjectNode properties) {
        List<String> given = DESTINATIONS.stream()
                .map(destination -> properties.path(destination).asText())
                .filter(id -> !id.isEmpty())
                .toList();
        if (given.isEmpty()) {
            throw refused("At least one data sink needs to be specified.");
        }
        checkThere(properties, "workspaceId");
        checkThere(properties, "storageAccountId");
        long wanted = Stream.concat(entries(properties, "logs"), entries(properties, "metrics"))
                .count();
        if (wanted == 0) {
            throw refused("At least one category of logs or metrics needs to be specified.");
        }
        entries(properties, "logs").forEach(log -> checkCategory(log, LOGS));
        entries(properties, "metrics").forEach(metric -> checkCategory(metric, METRICS));
    }

    private void checkThere(ObjectNode properties, String destination) {
        String id = properties.path(destination).asText();
        if (!id.isEmpty() && !arm.exists(ResourceId.parse(id))) {
            throw LocalError.notFound("ResourceNotFound", "The resource '" + id + "' was not found.");
        }
    }

    private static void checkCategory(JsonNode entry, List<String> known) {
        String category = entry.path("category").asText();
        String group = entry.path("categoryGroup").asText();
        boolean good = known.contains(category) || (category.isEmpty() && GROUPS.contains(group));
        if (!good) {
            throw refused("Category '" + category + group + "' is not supported.");
        }
    }

    private static Stream<JsonNode> entries(ObjectNode properties, String name) {
        return java.util.stream.StreamSupport.stream(properties.path(name).spliterator(), false);
    }

    private static LocalError refused(String message) {
        return LocalError.badRequest("BadRequest", message);
    }
}
