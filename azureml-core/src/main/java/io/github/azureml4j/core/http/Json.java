package io.github.azureml4j.core.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azureml4j.core.AzureMlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The one way that this SDK reads and writes JSON: absent is absent, unknown properties are no error, times are ISO 8601 text. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** The shared mapper. Do not configure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * A value as JSON text.
     *
     * @param value a record, a map or a {@link JsonNode}
     */
    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /**
     * A node as a record.
     *
     * @param node any node
     * @param type the record
     * @throws AzureMlException when it has another form
     */
    public static <T> T convert(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JacksonException e) {
            throw new AzureMlException("the answer is not a " + type.getSimpleName() + ": " + place(e));
        }
    }

    static JsonNode read(byte[] body, String asked) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AzureMlException(asked + ": the answer is not JSON"
                    + (e instanceof JacksonException broken ? ": " + place(broken) : ""));
        }
    }

    /** Where and not what: the parser's own words repeat the value, which may be a secret. */
    private static String place(JacksonException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining(".", "it does not fit at ", ""));
        }
        JsonLocation location = e.getLocation();
        return location == null
                ? "it does not fit"
                : "it breaks at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
