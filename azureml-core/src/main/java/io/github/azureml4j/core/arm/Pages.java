package io.github.azureml4j.core.arm;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.http.ServiceRequest;
import java.util.function.Function;

/** Lists of the form {@code {"value": [...], "nextLink": "..."}}, fetched page by page as they are read. */
public final class Pages {
    private Pages() {}

    /**
     * A lazy, restartable list.
     *
     * @param first the request for the first page; sent anew for each reading
     * @param item reads one item
     */
    public static <T> PagedIterable<T> of(ServiceRequest first, Function<JsonNode, T> item) {
        throw new IllegalStateException("not here yet");
    }
}
