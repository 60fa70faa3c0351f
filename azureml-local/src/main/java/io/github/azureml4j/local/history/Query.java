package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a list: which items, in which order, and which page of them.
 *
 * @param orderBy a field and {@code asc} or {@code desc}, or null for the order of creation
 * @param offset how many items earlier pages held
 */
public record Query(Filter filter, @Nullable String orderBy, int offset, int top) {

    /** The items of a page when the client does not say. */
    static final int PAGE = 1000;

    /** A query as it comes in a body ({@code QueryParams}). */
    public static Query of(ObjectNode body) {
        return of(
                body.path("filter").asText(null),
                body.path("orderBy").asText(null),
                body.path("continuationToken").asText(null),
                body.path("top").asInt(PAGE));
    }

    /** A query from its parts; each may be absent. */
    public static Query of(
            @Nullable String filter, @Nullable String orderBy, @Nullable String continuationToken, int top) {
        if (top < 1) {
            throw LocalError.badRequest("InvalidTop", "The number of items must be positive.");
        }
        return new Query(Filter.parse(filter), orderBy, offset(continuationToken), Math.min(top, PAGE));
    }

    /** The page of a list that the query asks for, with a token if there is another. */
    ObjectNode page(Stream<? extends JsonNode> items) {
        Stream<? extends JsonNode> chosen = items.filter(filter);
        if (orderBy != null && !orderBy.isBlank()) {
            chosen = chosen.sorted(order(orderBy.strip().split("\\s+")));
        }
        List<? extends JsonNode> window = chosen.skip(offset).limit(top + 1L).toList();
        ObjectNode page = Json.list(window.stream().limit(top).map(JsonNode::deepCopy));
        if (window.size() > top) {
            page.put("continuationToken", String.valueOf(offset + top));
        }
        return page;
    }

    private static Comparator<JsonNode> order(String[] words) {
        Comparator<JsonNode> ascending = Comparator.comparing(
                        (JsonNode item) -> number(Filter.Fields.text(item, words[0])))
                .thenComparing(item -> Filter.Fields.text(item, words[0]));
        boolean descending =
                words.length > 1 && words[1].toLowerCase(Locale.ROOT).equals("desc");
        return descending ? ascending.reversed() : ascending;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException words) {
            return 0;
        }
    }

    private static int offset(@Nullable String continuationToken) {
        if (continuationToken == null || continuationToken.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(continuationToken);
        } catch (NumberFormatException e) {
            throw LocalError.badRequest(
                    "InvalidContinuationToken", "The continuation token is not one of this service.");
        }
    }
}
