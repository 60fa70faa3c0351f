package io.github.azureml4j.local.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;

/** The one JSON mapper of the emulator. Wire documents are kept as trees, so that nothing a client sent gets lost. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** {@code {"value":[…]}}, the form of every list. */
    public static ObjectNode list(Stream<? extends JsonNode> items) {
        ObjectNode body = object();
        ArrayNode values = body.putArray("value");
        items.forEach(values::add);
        return body;
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    /** Parses a client's bytes; what is not JSON is the client's fault. */
    public static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw LocalError.badRequest("InvalidRequestContent", "The request content is not valid JSON.");
        }
    }

    /** A record as a tree. */
    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
