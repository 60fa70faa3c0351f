package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Properties and elements; ARM finds properties without regard to case. */
final class Members {

    private Members() {}

    static JsonNode of(JsonNode node, JsonNode key) {
        Optional<JsonNode> found = node instanceof ArrayNode array && key.isIntegralNumber()
                ? Optional.ofNullable(array.get(key.asInt()))
                : node instanceof ObjectNode object ? property(object, key.asText()) : Optional.empty();
        return found.orElseThrow(() ->
                InvalidTemplate.because("The language expression property '" + key.asText() + "' doesn't exist."));
    }

    static Optional<JsonNode> property(ObjectNode object, String name) {
        return object.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
