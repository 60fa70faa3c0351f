package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Services_ListQuery} asks for. Every filter must fit; images are not known here, so that a filter by image
 * leaves nothing.
 */
record ServiceQuery(Predicate<Webservice> filter, Comparator<ObjectNode> order, int skip, int count) {

    /** The parameter that says where a page begins. */
    static final String TOKEN = "$skipToken";

    private static final int PAGE = 100;
    private static final Comparator<ObjectNode> CREATED = byTime("createdTime");
    private static final Comparator<ObjectNode> UPDATED = byTime("updatedTime");
    private static final Map<String, Comparator<ObjectNode>> ORDERS = Map.of(
            "CreatedAtDesc",
            CREATED.reversed(),
            "CreatedAtAsc",
            CREATED,
            "UpdatedAtDesc",
            UPDATED.reversed(),
            "UpdatedAtAsc",
            UPDATED);

    static ServiceQuery of(Exchange exchange) {
        String name = exchange.query("name");
        String type = exchange.query("computeType");
        String modelId = exchange.query("modelId");
        String modelName = exchange.query("modelName");
        Predicate<Webservice> filter = service -> (name == null
                        || service.name().equals(name))
                && (type == null
                        || type.equalsIgnoreCase(
                                service.document().path("computeType").asText()))
                && (modelId == null || service.modelIds().contains(modelId))
                && (modelName == null || service.modelIds().stream().anyMatch(id -> id.startsWith(modelName + ":")));
        boolean ofAnImage = exchange.query("imageId") != null || exchange.query("imageName") != null;
        return new ServiceQuery(
                filter.and(labels("kvTags", exchange.query("tags")))
                        .and(labels("properties", exchange.query("properties")))
                        .and(service -> !ofAnImage),
                order(exchange.query("orderby")),
                number(exchange, TOKEN, 0),
                number(exchange, "count", PAGE));
    }

    boolean fits(Webservice service) {
        return filter.test(service);
    }

    Stream<ObjectNode> page(List<ObjectNode> found) {
        return found.stream().skip(skip).limit(count);
    }

    /** Where the next page begins, if there is one. */
    OptionalInt next(int found) {
        return found - skip > count ? OptionalInt.of(skip + count) : OptionalInt.empty();
    }

    /** A comma-separated list of {@code key} and {@code key=value}, all of which a service must have. */
    private static Predicate<Webservice> labels(String field, @Nullable String wanted) {
        List<String> labels = wanted == null || wanted.isBlank() ? List.of() : List.of(wanted.split(","));
        return service -> labels.stream()
                .allMatch(label ->
                        has(service.document().path(field), label.trim().split("=", 2)));
    }

    private static boolean has(JsonNode labels, String[] label) {
        return labels.has(label[0])
                && (label.length == 1 || labels.path(label[0]).asText().equals(label[1]));
    }

    private static Comparator<ObjectNode> order(@Nullable String name) {
        Comparator<ObjectNode> order = ORDERS.get(name == null ? "UpdatedAtDesc" : name);
        if (order == null) {
            throw LocalError.badRequest("BadRequest", "Services cannot be ordered by '" + name + "'.");
        }
        return order;
    }

    private static Comparator<ObjectNode> byTime(String field) {
        return Comparator.comparing(
                document -> Instant.parse(document.path(field).asText()));
    }

    private static int number(Exchange exchange, String parameter, int otherwise) {
        String text = exchange.query(parameter);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw LocalError.badRequest("BadRequest", parameter + " is not a number that is served: " + text + ".");
        }
        return Integer.parseInt(text);
    }
}
