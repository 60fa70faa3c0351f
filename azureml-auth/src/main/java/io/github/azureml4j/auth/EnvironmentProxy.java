package io.github.azureml4j.auth;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proxies that the environment names, as curl and Python read them. Without regard to {@link LocalHosts}: see
 * {@link ProxyForRemoteHosts}.
 */
final class EnvironmentProxy extends ProxySelector {

    private final Proxy https;
    private final Proxy http;
    private final List<String> direct;

    private EnvironmentProxy(Proxy https, Proxy http, List<String> direct) {
        this.https = https;
        this.http = http;
        this.direct = direct;
    }

    static EnvironmentProxy of(Map<String, String> variables) {
        return new EnvironmentProxy(
                proxy(variables, "HTTPS_PROXY"),
                proxy(variables, "HTTP_PROXY"),
                List.of(value(variables, "NO_PROXY").toLowerCase(Locale.ROOT).split("[,\\s]+")));
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        if (direct.stream().anyMatch(rule -> covers(rule, host))) {
            return List.of(Proxy.NO_PROXY);
        }
        return List.of("http".equalsIgnoreCase(uri.getScheme()) ? http : https);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // There is no other way to try; the caller sees the failure.
    }

    /** {@code example.com} and {@code .example.com} both cover the name and all below it; {@code *} covers all. */
    private static boolean covers(String rule, String host) {
        String name = rule.startsWith(".") ? rule.substring(1) : rule;
        return !name.isEmpty() && (name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }

    private static Proxy proxy(Map<String, String> variables, String variable) {
        String value = value(variables, variable);
        if (value.isBlank()) {
            return Proxy.NO_PROXY;
        }
        URI uri = parsed(variable, value.contains("://") ? value : "http://" + value);
        int port = uri.getPort() == -1 ? 80 : uri.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
    }

    /** The value stays out of messages: it may hold a password. */
    private static URI parsed(String variable, String value) {
        try {
            URI uri = URI.create(value);
            if (uri.getHost() != null && uri.getRawUserInfo() == null && "http".equalsIgnoreCase(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(variable + " is not a URI");
        }
        throw new IllegalArgumentException(variable + " must be http://host:port, without a user");
    }

    private static String value(Map<String, String> variables, String name) {
        String lower = variables.get(name.toLowerCase(Locale.ROOT));
        return lower != null ? lower : variables.getOrDefault(name, "");
    }
}
