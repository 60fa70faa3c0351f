package io.github.azureml4j.core.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where a workspace sends some of its logs and metrics: a typed view over the whole document. Immutable.
 *
 * @param document as it was received; a copy each time
 */
public record DiagnosticSetting(JsonNode document) {
    /** Copies the document. */
    public DiagnosticSetting {
        document = document.deepCopy();
    }

    /** The document as it was received; a copy each time. */
    @Override
    public JsonNode document() {
        return document.deepCopy();
    }

    /** Its name. */
    public String name() {
        return document.path("name").asText();
    }

    /** The ARM id of the Log Analytics workspace that it sends to. */
    public Optional<String> logWorkspace() {
        return destination("workspaceId");
    }

    /** The ARM id of the storage account that it sends to. */
    public Optional<String> storageAccount() {
        return destination("storageAccountId");
    }

    /** The ARM id of the event hub's authorization rule that it sends to. */
    public Optional<String> eventHub() {
        return destination("eventHubAuthorizationRuleId");
    }

    /** The categories of logs that are on, and groups of them such as {@code allLogs}. */
    public List<String> enabledLogs() {
        return enabled("logs").toList();
    }

    /** The categories of metrics that are on. */
    public List<String> enabledMetrics() {
        return enabled("metrics").toList();
    }

    private Stream<String> enabled(String kind) {
        return StreamSupport.stream(document.path("properties").path(kind).spliterator(), false)
                .filter(entry -> entry.path("enabled").asBoolean())
                .map(entry -> entry.path("category")
                        .asText(entry.path("categoryGroup").asText()));
    }

    private Optional<String> destination(String name) {
        String id = document.path("properties").path(name).asText("");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }
}
