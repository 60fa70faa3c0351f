package io.github.azureml4j.core.arm;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.PagedResponseBase;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.http.Redaction;
import io.github.azureml4j.core.http.ServiceRequest;
import io.github.azureml4j.core.http.ServiceResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists of the form {@code {"value": [...], "nextLink": "..."}}, fetched page by page as they are read. */
public final class Pages {
    private Pages() {}

    /**
     * A lazy, restartable list. A next page outside the plane of the first is refused before anything is sent.
     *
     * @param first the request for the first page; sent anew for each reading
     * @param item reads one item
     */
    public static <T> PagedIterable<T> of(ServiceRequest first, Function<JsonNode, T> item) {
        return of(first, item, any -> true);
    }

    /**
     * The same list without some of its items. Pages may be empty then.
     *
     * @param first the request for the first page; sent anew for each reading
     * @param item reads one item
     * @param keep which items stay
     */
    public static <T> PagedIterable<T> of(ServiceRequest first, Function<JsonNode, T> item, Predicate<T> keep) {
        return new PagedIterable<>(
                () -> page(first.send(), item, keep),
                link -> page(first.follow(link).send(), item, keep));
    }

    private static <T> PagedResponse<T> page(ServiceResponse response, Function<JsonNode, T> item, Predicate<T> keep) {
        JsonNode body = response.json();
        List<T> items = new ArrayList<>();
        for (JsonNode node : body.path("value")) {
            T read = item.apply(node);
            if (keep.test(read)) {
                items.add(read);
            }
        }
        HttpRequest asked =
                new HttpRequest(HttpMethod.GET, Redaction.mask(response.uri()).toString());
        return new PagedResponseBase<Void, T>(asked, response.status(), new HttpHeaders(), items, next(body), null);
    }

    private static @Nullable String next(JsonNode body) {
        String link = body.path("nextLink").asText("");
        return link.isEmpty() ? null : link;
    }
}
