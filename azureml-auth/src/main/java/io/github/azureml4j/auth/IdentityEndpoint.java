package io.github.azureml4j.auth;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An address that hands out tokens to whoever is on the machine. Plain http is for this machine and its link only, so
 * that no variable of the environment can have a token sent in the clear over a network.
 */
record IdentityEndpoint(URI uri) {

    private static final HttpHeaderName CORRELATION = HttpHeaderName.fromString("x-ms-client-request-id");

    /**
     * Reads an address.
     *
     * @param source what named it, for the message
     * @throws IllegalArgumentException when it is none to be trusted; the message does not show it
     */
    static IdentityEndpoint of(String source, String address) {
        try {
            URI uri = URI.create(address);
            boolean plain = "http".equalsIgnoreCase(uri.getScheme()) && LocalHosts.contains(uri);
            boolean secure = "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
            if ((plain || secure) && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return new IdentityEndpoint(uri);
            }
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(source + " is not a URI");
        }
        throw new IllegalArgumentException(
                source + " must be an http address of this machine (loopback or link-local) or an https address");
    }

    /** The same host below a path. */
    IdentityEndpoint under(String path) {
        return new IdentityEndpoint(URI.create(uri.toString().replaceFirst("/+$", "") + path));
    }

    HttpRequest get(Map<String, String> query, Map<String, String> headers) {
        String sign = uri.getRawQuery() == null ? "?" : "&";
        HttpRequest request = new HttpRequest(HttpMethod.GET, uri + sign + encoded(query));
        headers.forEach((name, value) -> request.setHeader(HttpHeaderName.fromString(name), value));
        return request.setHeader(CORRELATION, UUID.randomUUID().toString());
    }

    /** The origin alone: nobody knows what a path or a query may hold. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static String encoded(Map<String, String> query) {
        return new TreeMap<>(query)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
