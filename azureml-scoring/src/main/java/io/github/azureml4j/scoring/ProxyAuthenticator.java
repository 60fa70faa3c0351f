package io.github.azureml4j.scoring;

import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Tells a proxy who is calling. A server behind a tunnel that plays the proxy is told nothing. */
final class ProxyAuthenticator implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private final ProxyRoute route;

    ProxyAuthenticator(ProxyRoute route) {
        this.route = route;
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route way, Response response) {
        Request request = response.request();
        boolean readByProxy = request.method().equals("CONNECT") || !request.isHttps();
        if (way == null || !readByProxy || request.header(HEADER) != null) {
            return null;
        }
        return route.authorization(way.proxy().address())
                .map(proof -> request.newBuilder().header(HEADER, proof).build())
                .orElse(null);
    }
}
