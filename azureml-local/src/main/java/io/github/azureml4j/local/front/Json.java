package io.github.azureml4j.local.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;

/** The one JSON mapper of the emulator. Wire documents are kept as trees, so that nothing a client sent gets lost. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectMapper RELAXED = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

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
        return parse(MAPPER, bytes);
    }

    /**
     * Parses what Resource Manager takes for JSON where templates are: comments, names without quotes, lines within texts.
     * The Azure CLI sends templates as their authors wrote them.
     */
    public static JsonNode parseRelaxed(byte[] bytes) {
        return parse(RELAXED, bytes);
    }

    private static JsonNode parse(ObjectMapper mapper, byte[] bytes) {
        try {
            return mapper.readTree(bytes);
        } catch (IOException e) {
            throw LocalError.badRequest("InvalidRequestContent", "The request content is not valid JSON.");
        }
    }

    /** A record as a tree. */
    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
