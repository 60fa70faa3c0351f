package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LocalError;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filters of resource lists: equality of {@code resourceType}, {@code name}, {@code resourceGroup}, {@code location},
 * {@code tagName}, {@code tagValue}, and {@code substringof('x', name)}, joined by {@code and}. Others are a 501.
 */
final class ResourceFilter {

    private static final Pattern EQUAL = Pattern.compile("(\\w+)\\s+eq\\s+'([^']*)'");
    private static final Pattern WITHIN = Pattern.compile("substringof\\(\\s*'([^']*)'\\s*,\\s*name\\s*\\)");
    private static final Pattern AND = Pattern.compile("\\s+and\\s+");

    private ResourceFilter() {}

    /** What a filter of the wire lets through; everything where there is none. */
    static Predicate<ObjectNode> parse(@Nullable String filter) {
        Predicate<ObjectNode> all = resource -> true;
        if (filter == null || filter.isBlank()) {
            return all;
        }
        String tag = "";
        for (String term : AND.split(filter.trim(), -1)) {
            Matcher equal = EQUAL.matcher(term);
            if (equal.matches() && equal.group(1).equals("tagName")) {
                tag = equal.group(2);
            }
            all = all.and(term(term, equal, tag));
        }
        return all;
    }

    private static Predicate<ObjectNode> term(String term, Matcher equal, String tag) {
        Matcher within = WITHIN.matcher(term);
        if (within.matches()) {
            return resource -> resource.path("name").asText().contains(within.group(1));
        }
        if (!equal.matches()) {
            throw LocalError.notImplemented("the filter '" + term + "' on lists of resources");
        }
        String value = equal.group(2);
        return switch (equal.group(1)) {
            case "resourceType" -> resource -> same(resource.path("type"), value);
            case "name", "location" -> resource -> same(resource.path(equal.group(1)), value);
            case "resourceGroup" ->
                resource ->
                        ResourceId.parse(resource.path("id").asText()).group().equalsIgnoreCase(value);
            case "tagName" -> resource -> resource.path("tags").has(value);
            case "tagValue" -> resource -> same(resource.path("tags").path(tag), value);
            default -> throw LocalError.notImplemented("the filter '" + term + "' on lists of resources");
        };
    }

    private static boolean same(JsonNode node, String value) {
        return node.asText().equalsIgnoreCase(value);
    }
}
