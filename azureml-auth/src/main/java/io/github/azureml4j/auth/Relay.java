package io.github.azureml4j.auth;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lets a credential that lives long send each of its requests by another way. */
final class Relay implements HttpClient {

    private volatile @Nullable HttpClient way;

    void to(HttpClient next) {
        way = next;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return way().send(request);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return way().send(request, context);
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        return way().sendSync(request, context);
    }

    private HttpClient way() {
        return Objects.requireNonNull(way, "way");
    }
}
