package io.github.azureml4j.scoring;

import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/**
 * The one proxy setting and the one trust setting of a caller, and what makes connections by them. For the other modules of
 * this SDK, not for applications.
 *
 * @param route which proxy leads where
 * @param trust the authorities that are believed
 */
public record Network(ProxyRoute route, TrustAnchors trust) {

    /**
     * The engine beneath, as it may become another one: without redirects and repetitions of its own, and with failures
     * that say which setting would help.
     *
     * @param engine {@code okhttp3.OkHttpClient}
     * @param planes what a host is to the caller, for messages; empty where that is not known
     * @param <T> the engine's type
     * @return a new engine with a pool of its own
     * @throws IllegalArgumentException when the engine is of another type
     */
    public <T> T engine(Class<T> engine, UnaryOperator<String> planes) {
        OkHttpClient http = new OkHttpClient.Builder()
                .proxySelector(route)
                .proxyAuthenticator(new ProxyAuthenticator(route))
                .sslSocketFactory(trust.socketFactory(), trust.trustManager())
                .addInterceptor(new ConnectionFaults(route, planes))
                .followRedirects(false)
                .followSslRedirects(false)
                // Its own repetition would send a body again that the service may have acted on, outside the budget.
                .retryOnConnectionFailure(false)
                .build();
        if (!engine.isInstance(http)) {
            throw new IllegalArgumentException("the engine is " + OkHttpClient.class.getName());
        }
        return engine.cast(http);
    }
}
