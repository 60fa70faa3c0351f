package io.github.azureml4j.core.http;

import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port: what a credential may be shown to.
 *
 * @param scheme {@code https}, or {@code http} for loopback addresses
 * @param host the host in lower case
 * @param port the port, the scheme's own when the URL names none
 */
public record Origin(String scheme, String host, int port) {
    /**
     * The origin of an absolute URL.
     *
     * @param uri an http or https URL
     * @throws IllegalArgumentException when it has no host, another scheme, or a user before the host
     */
    public static Origin of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not the plain http address of a server: " + Redaction.mask(uri));
        }
        int standard = scheme.equals("https") ? 443 : 80;
        return new Origin(
                scheme, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() == -1 ? standard : uri.getPort());
    }

    /** Whether a URL leads here; one that is not the plain address of a server leads nowhere. */
    boolean isOf(URI uri) {
        try {
            return equals(of(uri));
        } catch (IllegalArgumentException notPlain) {
            return false;
        }
    }

    /** True when nobody on the way can read: https, or a loopback address. */
    public boolean isPrivate() {
        return scheme.equals("https") || isLoopback();
    }

    private boolean isLoopback() {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
