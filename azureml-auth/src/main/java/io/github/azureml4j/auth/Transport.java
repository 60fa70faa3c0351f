package io.github.azureml4j.auth;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.util.Configuration;
import io.github.azureml4j.scoring.Network;
import io.github.azureml4j.scoring.ProxyRoute;
import io.github.azureml4j.scoring.TrustAnchors;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The one way out of the process: one proxy, one set of trust anchors and one connection pool for Entra, Resource
 * Manager, the region hosts, key vaults and blobs alike. Redirects are never followed, since a credential belongs to the
 * host it was meant for. Immutable, thread-safe; {@link #close()} ends its threads and idle connections.
 */
public final class Transport implements AutoCloseable {

    private final @Nullable InetSocketAddress proxy;
    private final Network network;
    private final OkHttpClient http;
    private final HttpClient azure;

    private Transport(Builder builder) {
        this.proxy = builder.proxy;
        this.network = new Network(builder.route(), TrustAnchors.systemAnd(builder.trust));
        this.http = network.engine(OkHttpClient.class, Planes::of)
                .newBuilder()
                .connectTimeout(10, TimeUnit.SECONDS)
                .readTimeout(100, TimeUnit.SECONDS)
                .writeTimeout(100, TimeUnit.SECONDS)
                .build();
        // Without NONE the builder would put HTTPS_PROXY of the environment before the proxy that was asked for.
        this.azure = new OkHttpAsyncHttpClientBuilder(http)
                .configuration(Configuration.NONE)
                .build();
    }

    /** {@return a direct way out that trusts the Java runtime's authorities} */
    public static Transport direct() {
        return builder().build();
    }

    /**
     * The way out that the environment describes, as the Azure CLI and Python would take it: {@code HTTPS_PROXY},
     * {@code HTTP_PROXY} (with {@code user:password@} where the proxy asks for it), {@code NO_PROXY} (either case), and the PEM file named by {@code SSL_CERT_FILE} or
     * {@code REQUESTS_CA_BUNDLE}, whose certificates are trusted in addition to the runtime's.
     *
     * @return the way out
     * @throws IllegalArgumentException when a variable cannot be understood, naming it
     */
    public static Transport fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    static Transport fromEnvironment(Map<String, String> variables) {
        Builder builder = builder();
        builder.route = EnvironmentProxy.of(variables);
        return builder.trust(CertificateFiles.named(variables)).build();
    }

    /** {@return a builder: no proxy, the Java runtime's authorities} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return what official Azure clients are given as their {@code httpClient}} */
    public HttpClient azure() {
        return azure;
    }

    /** {@return which proxy leads to a host, with the accounts there; for clients with a pool of their own} */
    public ProxyRoute route() {
        return network.route();
    }

    /** {@return the authorities it believes; for clients with a pool of their own} */
    public TrustAnchors trust() {
        return network.trust();
    }

    /**
     * The engine beneath, for the other modules of this SDK; not for applications, as it may become another one.
     *
     * @param engine {@code okhttp3.OkHttpClient}
     * @param <T> the engine's type
     * @return the engine, with this transport's proxy, trust and pool
     * @throws IllegalArgumentException when the engine is of another type
     */
    public <T> T unwrap(Class<T> engine) {
        if (!engine.isInstance(http)) {
            throw new IllegalArgumentException(
                    "this transport runs on " + http.getClass().getName());
        }
        return engine.cast(http);
    }

    /** Ends threads and idle connections. Requests in flight are let finish. */
    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return "Transport[proxy=" + proxy + ", added trust anchors="
                + trust().added().size() + "]";
    }

    /** Settings of a {@link Transport}. Not thread-safe; may be used again. */
    public static final class Builder {

        private @Nullable InetSocketAddress proxy;
        private @Nullable ProxyRoute route;
        private List<X509Certificate> trust = List.of();

        private Builder() {}

        /**
         * Sends everything through one HTTP proxy, except what is meant for this machine: loopback and link-local
         * addresses, such as those of managed identities, are never asked of a proxy.
         *
         * @param proxy its address; an unresolved one is looked up when it is used
         * @return this
         */
        public Builder proxy(InetSocketAddress proxy) {
            this.proxy = Objects.requireNonNull(proxy, "proxy");
            this.route = ProxyRoute.of(ProxySelector.of(proxy));
            return this;
        }

        /**
         * Sends everything through one HTTP proxy that asks who is calling, in the same way.
         *
         * @param proxy its address; an unresolved one is looked up when it is used
         * @param user the user's name
         * @param password the user's password; told to the proxy alone, by Basic authentication, and part of no text
         * @return this
         */
        public Builder proxy(InetSocketAddress proxy, String user, String password) {
            proxy(proxy);
            this.route = ProxyRoute.of(ProxySelector.of(proxy)).withAccount(proxy, user, password);
            return this;
        }

        /**
         * Trusts further certificate authorities, such as a company proxy's. Adds to those given before.
         *
         * @param authorities their certificates
         * @return this
         */
        public Builder trust(X509Certificate... authorities) {
            return trust(List.of(authorities));
        }

        /**
         * Trusts further certificate authorities. Adds to those given before.
         *
         * @param authorities their certificates
         * @return this
         */
        public Builder trust(Collection<X509Certificate> authorities) {
            List<X509Certificate> all = new ArrayList<>(trust);
            all.addAll(authorities);
            this.trust = List.copyOf(all);
            return this;
        }

        /** {@return the transport; nothing is connected yet} */
        public Transport build() {
            return new Transport(this);
        }

        private ProxyRoute route() {
            ProxyRoute chosen = route == null ? ProxyRoute.of(ProxySelector.of(null)) : route;
            return chosen.choosing(new ProxyForRemoteHosts(chosen));
        }
    }
}
