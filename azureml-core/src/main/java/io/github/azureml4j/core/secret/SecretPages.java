package io.github.azureml4j.core.secret;

import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.PagedResponseBase;
import java.net.URI;
import java.util.function.Function;

/** The secret client's lists, read page by page; its requests are made only then, and refused only then. */
final class SecretPages {
    private SecretPages() {}

    static <S, T> PagedIterable<T> of(URI uri, PagedIterable<S> list, Function<S, T> item) {
        return new PagedIterable<>(
                () -> page(uri, list.iterableByPage(), item), link -> page(uri, list.iterableByPage(link), item));
    }

    private static <S, T> PagedResponse<T> page(URI uri, Iterable<PagedResponse<S>> from, Function<S, T> item) {
        PagedResponse<S> page =
                SecretErrors.translate("GET", uri, () -> from.iterator().next());
        return new PagedResponseBase<Void, T>(
                page.getRequest(),
                page.getStatusCode(),
                page.getHeaders(),
                page.getValue().stream().map(item).toList(),
                page.getContinuationToken(),
                null);
    }
}
