package io.github.azureml4j.testkit;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A scripted server on a free loopback port that records what it served, so that the contract check at the end of the
 * build can hold every request of the client against the published API descriptions.
 *
 * <pre>{@code
 * @RegisterExtension
 * final RecordingWireMock server = RecordingWireMock.https();
 *
 * server.wireMock().stubFor(get(urlPathEqualTo("/...")).willReturn(okJson("{}")));
 * }</pre>
 *
 * A static field gives one server to the class, an instance field one to each test; stubs and journal are emptied
 * before each test. Without JUnit: {@link #start()} and {@link #close()}. Exchanges go to the directory that system
 * property {@value #TRAFFIC_DIR} names, and nowhere when it is unset; the {@code Authorization} header is never
 * written. Not thread-safe, except that the server itself serves any number of clients at once.
 */
public final class RecordingWireMock
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {
    /** System property that names the directory of the recorded traffic. */
    public static final String TRAFFIC_DIR = "azureml.traffic.dir";

    private final boolean secure;
    private final boolean http2;
    private boolean sharedByClass;
    private @Nullable WireMockServer server;

    private RecordingWireMock(boolean secure, boolean http2) {
        this.secure = secure;
        this.http2 = http2;
    }

    /** A server that speaks plain HTTP, not yet started. */
    public static RecordingWireMock http() {
        return new RecordingWireMock(false, false);
    }

    /** A server that speaks HTTPS (and HTTP) with the {@link #certificate()} for localhost, not yet started. */
    public static RecordingWireMock https() {
        return new RecordingWireMock(true, true);
    }

    /** The same without HTTP/2, for dozens of requests at once: the server resets streams when it is that busy. */
    public static RecordingWireMock httpsForCrowds() {
        return new RecordingWireMock(true, false);
    }

    /** Listens on a free port of the loopback interface; does nothing when it already does. */
    public RecordingWireMock start() {
        if (server == null) {
            WireMockServer started = new WireMockServer(configuration());
            String directory = System.getProperty(TRAFFIC_DIR, "");
            if (!directory.isEmpty()) {
                started.addMockServiceRequestListener(Traffic.in(Path.of(directory))::write);
            }
            started.start();
            server = started;
        }
        return this;
    }

    private WireMockConfiguration configuration() {
        WireMockConfiguration configuration = wireMockConfig()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .templatingEnabled(false)
                .http2TlsDisabled(!http2);
        return secure ? LocalhostKeys.serveWith(configuration.dynamicHttpsPort()) : configuration;
    }

    /** The scripted server: stubs, verifications, journal. */
    public WireMockServer wireMock() {
        return Objects.requireNonNull(server, "not started");
    }

    /** The address to give to a client: {@code https://localhost:port} or {@code http://localhost:port}. */
    public URI uri() {
        WireMockServer started = wireMock();
        return secure
                ? URI.create("https://localhost:" + started.httpsPort())
                : URI.create("http://localhost:" + started.port());
    }

    /** The address of {@code path} on this server. */
    public URI uri(String path) {
        return uri().resolve(path);
    }

    /** The self-signed certificate of every HTTPS server of this class, for a client to trust. */
    public static X509Certificate certificate() {
        return LocalhostKeys.certificate();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sharedByClass = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
        wireMock().resetAll();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!sharedByClass) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** Stops listening; does nothing when not started. */
    @Override
    public void close() {
        WireMockServer running = server;
        if (running != null) {
            running.stop();
            server = null;
        }
    }
}
