package io.github.azureml4j.local.front;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A path with variables: {@code /subscriptions/{sub}/resourceGroups/{rg}}. Literals match without regard to case, as
 * ARM does. A last segment {@code {name*}} takes the rest of the path, also an empty one. A segment may mix both:
 * {@code runs:query} is a literal, {@code {exp}:query} ends in one.
 */
final class PathTemplate {

    private final String text;
    private final List<String> segments;

    PathTemplate(String text) {
        this.text = text;
        this.segments = List.of(split(text));
    }

    /** The decoded variables, if the raw path fits. */
    Optional<Map<String, String>> match(String rawPath) {
        String[] parts = split(rawPath);
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.endsWith("*}")) {
                variables.put(segment.substring(1, segment.length() - 2), rest(parts, i));
                return Optional.of(variables);
            }
            if (i >= parts.length || !matches(segment, parts[i], variables)) {
                return Optional.empty();
            }
        }
        return parts.length == segments.size() ? Optional.of(variables) : Optional.empty();
    }

    /** How many leading segments fit, to name the nearest route of an unknown path. */
    int likeness(String rawPath) {
        String[] parts = split(rawPath);
        int i = 0;
        while (i < Math.min(parts.length, segments.size()) && matches(segments.get(i), parts[i], new HashMap<>())) {
            i++;
        }
        return i;
    }

    /** More literals win over fewer, where two templates fit. */
    int literals() {
        return (int) segments.stream().filter(segment -> !segment.contains("{")).count();
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean matches(String segment, String part, Map<String, String> variables) {
        int open = segment.indexOf('{');
        if (open < 0) {
            return segment.equalsIgnoreCase(decode(part));
        }
        String tail = segment.substring(segment.indexOf('}') + 1);
        String head = segment.substring(0, open);
        String value = decode(part);
        String lower = value.toLowerCase(Locale.ROOT);
        if (value.length() <= head.length() + tail.length()
                || !lower.startsWith(head.toLowerCase(Locale.ROOT))
                || !lower.endsWith(tail.toLowerCase(Locale.ROOT))) {
            return false;
        }
        String name = segment.substring(open + 1, segment.indexOf('}'));
        variables.put(name, value.substring(head.length(), value.length() - tail.length()));
        return true;
    }

    private static String rest(String[] parts, int from) {
        StringBuilder rest = new StringBuilder();
        for (int i = from; i < parts.length; i++) {
            rest.append(i > from ? "/" : "").append(decode(parts[i]));
        }
        return rest.toString();
    }

    /** Percent-decoding of a path: unlike in a query, a plus is a plus. */
    private static String decode(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        try {
            return URI.create("x:/" + part).getPath().substring(1);
        } catch (IllegalArgumentException e) {
            throw LocalError.badRequest("InvalidUri", "The path cannot be decoded.");
        }
    }

    private static String[] split(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        inner = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        return inner.isEmpty() ? new String[0] : inner.split("/", -1);
    }
}
