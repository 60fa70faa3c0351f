package io.github.azureml4j.core.environment;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the service says about a version of an environment. Immutable.
 *
 * @param id its ARM id, which jobs name
 * @param name its name
 * @param version its version
 * @param image the container image; empty if it is built from a context
 * @param document the whole answer, with what this record does not name
 */
public record Environment(String id, String name, String version, String image, JsonNode document) {

    static Environment of(String name, JsonNode document) {
        return new Environment(
                document.path("id").asText(),
                name,
                document.path("name").asText(),
                document.path("properties").path("image").asText(""),
                document);
    }
}
