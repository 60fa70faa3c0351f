package io.github.azureml4j.scoring;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Says in words that help why there is no connection: a certificate that is not trusted, or a proxy that says no. */
final class ConnectionFaults implements Interceptor {

    private static final Pattern REFUSED_TUNNEL = Pattern.compile("Unexpected response code for CONNECT: (\\d+)");
    private static final String REFUSED_CALLER = "Failed to authenticate with proxy";

    private final ProxyRoute route;
    private final UnaryOperator<String> planes;

    ConnectionFaults(ProxyRoute route, UnaryOperator<String> planes) {
        this.route = route;
        this.planes = planes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpUrl url = chain.request().url();
        try {
            Response response = chain.proceed(chain.request());
            if (response.code() == 407 && !url.isHttps()) {
                response.close();
                throw unreachable(url, refusal(url, 407), true, new IOException(REFUSED_CALLER));
            }
            return response;
        } catch (UnreachableHostException told) {
            throw told;
        } catch (IOException e) {
            throw told(url, e);
        }
    }

    private IOException told(HttpUrl url, IOException e) {
        String message = String.valueOf(e.getMessage());
        Matcher refused = REFUSED_TUNNEL.matcher(message);
        if (causedBy(e, SSLPeerUnverifiedException.class)) {
            return unreachable(url, "its certificate is that of another host", true, e);
        }
        if (causedBy(e, CertificateException.class)) {
            return unreachable(url, untrusted(), true, e);
        }
        if (message.equals(REFUSED_CALLER)) {
            return unreachable(url, refusal(url, 407), true, e);
        }
        if (refused.matches()) {
            int status = Integer.parseInt(refused.group(1));
            return unreachable(url, refusal(url, status), status < 500, e);
        }
        boolean unanswered = e instanceof ConnectException || e instanceof UnknownHostException;
        return unanswered && proxy(url) != null
                ? unreachable(
                        url, "the proxy " + proxy(url) + " does not answer: check proxy(...) or HTTPS_PROXY", false, e)
                : e;
    }

    private static String untrusted() {
        return "its certificate comes from an authority that is not trusted here. If it is your company's, or its proxy's,"
                + " give that authority's certificate with trust(...), or name its file in SSL_CERT_FILE where the"
                + " environment is read";
    }

    private String refusal(HttpUrl url, int status) {
        String proxy = "the proxy " + proxy(url);
        return switch (status) {
            case 407 ->
                proxy + " wants another user or password (407): give them with proxy(address, user, password), or"
                        + " in HTTPS_PROXY as http://user:password@host:port";
            case 403 -> proxy + " does not allow it (403): its keepers must let this host through";
            default -> proxy + " could not open the way (" + status + ")";
        };
    }

    private UnreachableHostException unreachable(HttpUrl url, String why, boolean lasting, IOException cause) {
        String plane = planes.apply(url.host());
        String host = url.host() + (plane.isEmpty() ? "" : " (" + plane + ")");
        return new UnreachableHostException("no way to " + host + ": " + why, lasting, cause);
    }

    private @Nullable String proxy(HttpUrl url) {
        List<Proxy> proxies = route.select(url.uri());
        return !proxies.isEmpty() && proxies.get(0).address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : null;
    }

    private static boolean causedBy(Throwable thrown, Class<? extends Exception> type) {
        for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
