package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.LocalError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A query's filter: comparisons with {@code eq} and {@code ne}, joined by {@code and}. Immutable. */
record Filter(List<Comparison> comparisons) implements Predicate<JsonNode> {

    private static final Pattern COMPARISON = Pattern.compile(
            "\\s*([\\w./]+)\\s+(eq|ne)\\s+(?:'((?:[^']|'')*)'|([^\\s']+))\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern AND = Pattern.compile("and\\b", Pattern.CASE_INSENSITIVE);

    static Filter parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Filter(List.of());
        }
        List<Comparison> comparisons = new ArrayList<>();
        Matcher comparison = COMPARISON.matcher(text);
        Matcher and = AND.matcher(text);
        int end = 0;
        boolean more = true;
        while (more && comparison.region(end, text.length()).lookingAt()) {
            comparisons.add(Comparison.of(comparison));
            end = comparison.end();
            more = and.region(end, text.length()).lookingAt();
            end = more ? and.end() : end;
        }
        if (more || end < text.length()) {
            throw LocalError.notImplemented("the filter " + text);
        }
        return new Filter(List.copyOf(comparisons));
    }

    @Override
    public boolean test(JsonNode document) {
        return comparisons.stream().allMatch(comparison -> comparison.test(document));
    }

    /** What a field must equal, if the filter says so. */
    Optional<String> required(String field) {
        return comparisons.stream()
                .filter(comparison -> comparison.equal() && comparison.field().equalsIgnoreCase(field))
                .map(Comparison::value)
                .findFirst();
    }

    /** One comparison; a field's name may be a path such as {@code tags/stage}, in any case. */
    record Comparison(String field, boolean equal, String value) {

        static Comparison of(Matcher matcher) {
            String quoted = matcher.group(3);
            String value = quoted == null ? matcher.group(4) : quoted.replace("''", "'");
            return new Comparison(matcher.group(1), matcher.group(2).equalsIgnoreCase("eq"), value);
        }

        boolean test(JsonNode document) {
            return equal == value.equals(Fields.text(document, field));
        }
    }

    /** Fields by names that clients write as they like. */
    static final class Fields {

        private Fields() {}

        static String text(JsonNode document, String path) {
            JsonNode node = document;
            for (String name : path.split("[/.]", -1)) {
                node = child(node, name);
            }
            return node.asText();
        }

        private static JsonNode child(JsonNode node, String name) {
            return node.properties().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
        }
    }
}
