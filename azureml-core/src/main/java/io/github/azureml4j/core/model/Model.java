package io.github.azureml4j.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the service says about a version of a model. Immutable.
 *
 * @param id its ARM id
 * @param name its name
 * @param version its version; text, though usually a number
 * @param uri where its files are, as the service says
 * @param type {@code custom_model}, {@code mlflow_model}, {@code triton_model}, …
 * @param jobName the job that made it; empty if not said
 * @param description a text for people; empty if not said
 * @param tags its tags
 * @param document the whole answer, with what this record does not name
 */
public record Model(
        String id,
        String name,
        String version,
        String uri,
        String type,
        String jobName,
        String description,
        Map<String, String> tags,
        JsonNode document) {
    /** Copies the tags. */
    public Model {
        tags = Map.copyOf(tags);
    }

    /** The name and version as the v1 services write them: {@code diagnosis:3}. */
    public String nameAndVersion() {
        return name + ":" + version;
    }

    static Model of(String name, JsonNode document) {
        JsonNode properties = document.path("properties");
        return new Model(
                document.path("id").asText(),
                name,
                document.path("name").asText(),
                properties.path("modelUri").asText(""),
                properties.path("modelType").asText("custom_model"),
                properties.path("jobName").asText(""),
                properties.path("description").asText(""),
                tags(properties.path("tags")),
                document);
    }

    private static Map<String, String> tags(JsonNode node) {
        Map<String, String> tags = new TreeMap<>();
        node.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText("")));
        return tags;
    }
}
