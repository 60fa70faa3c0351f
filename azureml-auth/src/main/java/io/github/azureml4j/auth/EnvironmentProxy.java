package io.github.azureml4j.auth;

import io.github.azureml4j.scoring.ProxyRoute;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment names, as curl and Python read them. Without regard to {@link LocalHosts}: see
 * {@link ProxyForRemoteHosts}.
 */
final class EnvironmentProxy extends ProxySelector {

    private final Proxy https;
    private final Proxy http;
    private final NoProxy direct;

    private EnvironmentProxy(Proxy https, Proxy http, NoProxy direct) {
        this.https = https;
        this.http = http;
        this.direct = direct;
    }

    static ProxyRoute of(Map<String, String> variables) {
        HttpUrl https = named(variables, "HTTPS_PROXY");
        HttpUrl http = named(variables, "HTTP_PROXY");
        ProxySelector choice =
                new EnvironmentProxy(proxy(https), proxy(http), NoProxy.of(value(variables, "NO_PROXY")));
        return account(account(ProxyRoute.of(choice), https), http);
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (direct.covers(uri)) {
            return List.of(Proxy.NO_PROXY);
        }
        return List.of("http".equalsIgnoreCase(uri.getScheme()) ? http : https);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // There is no other way to try; the caller sees the failure.
    }

    private static Proxy proxy(@Nullable HttpUrl url) {
        return url == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, address(url));
    }

    private static ProxyRoute account(ProxyRoute route, @Nullable HttpUrl url) {
        return url == null || url.encodedUsername().isEmpty()
                ? route
                : route.withAccount(address(url), url.username(), url.password());
    }

    private static InetSocketAddress address(HttpUrl url) {
        return InetSocketAddress.createUnresolved(url.host(), url.port());
    }

    /** The value stays out of messages: it may hold a password. */
    private static @Nullable HttpUrl named(Map<String, String> variables, String variable) {
        String value = value(variables, variable);
        if (value.isBlank()) {
            return null;
        }
        HttpUrl url = HttpUrl.parse(value.contains("://") ? value.strip() : "http://" + value.strip());
        if (url == null
                || url.isHttps()
                || url.pathSize() != 1
                || !url.encodedPath().equals("/")) {
            throw new IllegalArgumentException(variable + " must be http://host:port or http://user:password@host:port,"
                    + " with special characters percent-encoded");
        }
        return url;
    }

    private static String value(Map<String, String> variables, String name) {
        String lower = variables.get(name.toLowerCase(Locale.ROOT));
        return lower != null ? lower : variables.getOrDefault(name, "");
    }
}
