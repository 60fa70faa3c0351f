package io.github.azureml4j.local.monitor.kql;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values of the query language compare and what they are called. */
final class Values {

    private Values() {}

    static String type(Object value) {
        if (value instanceof Long) {
            return "long";
        }
        if (value instanceof Double) {
            return "real";
        }
        if (value instanceof Instant) {
            return "datetime";
        }
        if (value instanceof Duration) {
            return "timespan";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        return value instanceof JsonNode ? "dynamic" : "string";
    }

    /** A field of a dynamic column compares as what it holds. */
    static @Nullable Object plain(@Nullable Object value) {
        if (!(value instanceof JsonNode node)) {
            return value;
        }
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        return node.isTextual() ? node.asText() : node.isBoolean() ? (Object) node.asBoolean() : node;
    }

    static String text(@Nullable Object value) {
        Object plain = plain(value);
        return plain == null ? "" : plain.toString();
    }

    /** Below, at or above zero; types that do not compare are the query's fault. */
    static int compare(Object one, Object other) {
        if (one instanceof Number left && other instanceof Number right) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        if (one instanceof Instant left && other instanceof Instant right) {
            return left.compareTo(right);
        }
        if (one instanceof Duration left && other instanceof Duration right) {
            return left.compareTo(right);
        }
        if (one instanceof Boolean left && other instanceof Boolean right) {
            return left.compareTo(right);
        }
        if (one instanceof String left && other instanceof String right) {
            return left.compareTo(right);
        }
        throw KqlError.semantic(
                "Cannot compare values of types " + type(one) + " and " + type(other) + ". Try adding explicit casts.");
    }

    /** Whether a whole word of the text is the other one, whatever the case. */
    static boolean has(String text, String word) {
        return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(word) + "(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
