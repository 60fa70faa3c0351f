package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** The evaluated arguments of one call. Whatever is not of the kind that is asked for is the template's fault. */
public record Arguments(String function, List<JsonNode> values) {

    /** Copies the values. */
    public Arguments {
        values = List.copyOf(values);
    }

    public int count() {
        return values.size();
    }

    public JsonNode value(int index) {
        if (index >= values.size()) {
            throw InvalidTemplate.because(
                    "The template function '" + function + "' wants more than " + values.size() + " arguments.");
        }
        return values.get(index);
    }

    public String text(int index) {
        JsonNode value = value(index);
        if (!value.isTextual()) {
            throw unexpected(index, "a string");
        }
        return value.asText();
    }

    /** Texts of all arguments from one on. */
    public List<String> texts(int from) {
        return Stream.iterate(from, index -> index < values.size(), index -> index + 1)
                .map(this::text)
                .toList();
    }

    long number(int index) {
        JsonNode value = value(index);
        if (!value.isIntegralNumber()) {
            throw unexpected(index, "an integer");
        }
        return value.asLong();
    }

    boolean bool(int index) {
        JsonNode value = value(index);
        if (!value.isBoolean()) {
            throw unexpected(index, "a boolean");
        }
        return value.asBoolean();
    }

    ArrayNode array(int index) {
        if (value(index) instanceof ArrayNode array) {
            return array;
        }
        throw unexpected(index, "an array");
    }

    ObjectNode object(int index) {
        if (value(index) instanceof ObjectNode object) {
            return object;
        }
        throw unexpected(index, "an object");
    }

    RuntimeException unexpected(int index, String wanted) {
        return InvalidTemplate.because("The template function '" + function + "' wants " + wanted
                + " as its argument number " + (index + 1) + ".");
    }
}
