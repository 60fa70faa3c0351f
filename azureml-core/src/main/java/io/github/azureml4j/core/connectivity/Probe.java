package io.github.azureml4j.core.connectivity;

import io.github.azureml4j.auth.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends one anonymous GET over a connection of its own and notes how far it comes. Thread-safe. */
final class Probe {
    private static final Duration FOR_A_STEP = Duration.ofSeconds(10);
    private static final int MOST_OF_BODY = 4096;

    private final Transport transport;
    private final Clock clock;
    private final Duration patience;

    Probe(Transport transport, Clock clock) {
        this(transport, clock, FOR_A_STEP);
    }

    /** A probe that waits that long for each step, and three times as long for all of them. */
    Probe(Transport transport, Clock clock, Duration patience) {
        this.transport = transport;
        this.clock = clock;
        this.patience = patience;
    }

    Trip send(URI address) {
        Notes notes = new Notes();
        long start = System.nanoTime();
        Request request = new Request.Builder().url(address.toString()).build();
        try (Response response = client(notes).newCall(request).execute()) {
            notes.step = Trip.Step.ANSWERED;
            String body = response.peekBody(MOST_OF_BODY).string();
            return notes.trip(response.code(), body, skew(response), null, since(start));
        } catch (IOException failed) {
            return notes.trip(0, "", Optional.empty(), failed, since(start));
        }
    }

    /** A pool of its own, so that every step is really taken; what is trusted stays as it is. */
    private OkHttpClient client(Notes notes) {
        WatchedTrust trust = new WatchedTrust(transport.trust().trustManager(), notes);
        return transport
                .unwrap(OkHttpClient.class)
                .newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .sslSocketFactory(trust.context().getSocketFactory(), trust)
                .connectTimeout(patience)
                .readTimeout(patience)
                .callTimeout(patience.multipliedBy(3))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .eventListener(notes)
                .build();
    }

    private Optional<Duration> skew(Response response) {
        return Optional.ofNullable(response.headers().getInstant("Date"))
                .map(theirs -> Duration.between(clock.instant(), theirs));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The steps of one request, as the engine reports them. Belongs to one call. */
    private static final class Notes extends EventListener {
        private volatile Trip.Step step = Trip.Step.START;
        private volatile @Nullable Proxy proxy;
        private volatile List<InetAddress> addresses = List.of();
        private volatile List<X509Certificate> presented = List.of();

        @Override
        public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
            proxy = proxies.get(0);
        }

        @Override
        public void dnsStart(Call call, String domainName) {
            step = Trip.Step.RESOLVING;
        }

        @Override
        public void dnsEnd(Call call, String domainName, List<InetAddress> found) {
            addresses = List.copyOf(found);
        }

        @Override
        public void connectStart(Call call, InetSocketAddress socket, Proxy way) {
            proxy = way;
            step = Trip.Step.CONNECTING;
        }

        @Override
        public void secureConnectStart(Call call) {
            step = Trip.Step.SECURING;
        }

        @Override
        public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
            step = Trip.Step.ASKING;
        }

        @Override
        public void connectFailed(
                Call call, InetSocketAddress socket, Proxy way, @Nullable Protocol protocol, IOException failure) {
            proxy = way;
        }

        Trip trip(int status, String body, Optional<Duration> skew, @Nullable IOException failure, Duration took) {
            return new Trip(proxy, addresses, step, presented, status, body, skew, failure, took);
        }
    }

    /** Believes what the transport believes, and remembers what it was shown: an interception is known by its issuer. */
    private record WatchedTrust(X509TrustManager believed, Notes notes) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            notes.presented = List.of(chain);
            believed.checkServerTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            believed.checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return believed.getAcceptedIssuers();
        }

        SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {this}, null);
                return context;
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException("this Java runtime has no TLS", e);
            }
        }
    }
}
