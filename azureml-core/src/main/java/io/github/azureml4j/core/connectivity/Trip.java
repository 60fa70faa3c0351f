package io.github.azureml4j.core.connectivity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one request.
 *
 * @param proxy the way that was taken
 * @param addresses what the name resolved to
 * @param step how far it came
 * @param presented the certificates that the other side showed, whether they were believed or not
 * @param status the answer's status, 0 without one
 * @param body the beginning of the answer's body
 * @param skew how far the host's clock is ahead
 * @param failure why there is no answer
 * @param took until the end
 */
record Trip(
        @Nullable Proxy proxy,
        List<InetAddress> addresses,
        Step step,
        List<X509Certificate> presented,
        int status,
        String body,
        Optional<Duration> skew,
        @Nullable IOException failure,
        Duration took) {

    /** How far a request came. */
    enum Step {
        START,
        RESOLVING,
        CONNECTING,
        SECURING,
        ASKING,
        ANSWERED
    }

    boolean isProxied() {
        return proxy != null && proxy.type() != Proxy.Type.DIRECT;
    }

    String route() {
        return isProxied() ? "through " + proxy : "direct";
    }
}
