package io.github.azureml4j.local.environments;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One version of an environment.
 *
 * @param properties as on the wire
 */
public record EnvironmentRecord(String name, String version, ObjectNode properties) {

    /** The image, empty for an environment that is built. */
    public String image() {
        return properties.path("image").asText();
    }
}
