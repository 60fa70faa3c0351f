package io.github.azureml4j.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Configuration;
import com.azure.core.util.Context;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TransportTest {

    @RegisterExtension
    static final RecordingWireMock server = RecordingWireMock.https();

    @Test
    void givenCertificateIsTrusted() {
        server.wireMock().stubFor(get("/a").willReturn(ok("here")));
        try (Transport transport =
                Transport.builder().trust(RecordingWireMock.certificate()).build()) {
            assertThat(body(transport, "/a")).isEqualTo("here");
        }
    }

    @Test
    void otherCertificatesAreNot() {
        try (Transport transport = Transport.direct()) {
            assertThatThrownBy(() -> body(transport, "/a")).hasMessageContainingAll("no way to", "trust(...)");
        }
    }

    @Test
    void certificateFileOfTheEnvironmentIsTrusted(@TempDir Path directory) throws Exception {
        server.wireMock().stubFor(get("/a").willReturn(ok("here")));
        String base64 = Base64.getMimeEncoder()
                .encodeToString(RecordingWireMock.certificate().getEncoded());
        Path pem = Files.writeString(
                directory.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");

        try (Transport transport = Transport.fromEnvironment(Map.of("REQUESTS_CA_BUNDLE", pem.toString()))) {
            assertThat(body(transport, "/a")).isEqualTo("here");
        }
    }

    @Test
    void absentCertificateFileIsNamed() {
        assertThatThrownBy(() -> Transport.fromEnvironment(Map.of("SSL_CERT_FILE", "/absent/ca.pem")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SSL_CERT_FILE names /absent/ca.pem");
    }

    @Test
    void redirectIsNotFollowed() {
        server.wireMock()
                .stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        try (Transport transport =
                Transport.builder().trust(RecordingWireMock.certificate()).build()) {
            try (HttpResponse response = send(transport, "/a")) {
                assertThat(response.getStatusCode()).isEqualTo(302);
            }
        }
        assertThat(server.wireMock().getAllServeEvents()).hasSize(1);
    }

    @Test
    void everyRemoteHostGoesThroughTheProxy() {
        InetSocketAddress proxy = InetSocketAddress.createUnresolved("127.0.0.1", 3128);
        try (Transport transport = Transport.builder().proxy(proxy).build()) {
            assertThat(transport.route().select(URI.create("https://management.azure.com")))
                    .containsExactly(new Proxy(Proxy.Type.HTTP, proxy));
            assertThat(transport.unwrap(OkHttpClient.class).proxySelector()).isSameAs(transport.route());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/metadata/identity/oauth2/token",
                "http://169.254.131.7:8081/msi/token",
                "http://127.0.0.1:46808/MSI/auth",
                "http://127.8.0.1",
                "https://LOCALHOST:8443",
                "https://scoring.localhost",
                "http://[::1]:40342",
                "http://[fe80::1]"
            })
    void localHostsAreNeverAskedOfAProxy(URI local) {
        try (Transport set = Transport.builder()
                        .proxy(InetSocketAddress.createUnresolved("proxy", 3128))
                        .build();
                Transport environment = Transport.fromEnvironment(
                        Map.of("HTTPS_PROXY", "http://proxy:3128", "HTTP_PROXY", "http://proxy:3128"))) {
            assertThat(set.route().select(local)).containsExactly(Proxy.NO_PROXY);
            assertThat(environment.route().select(local)).containsExactly(Proxy.NO_PROXY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1.example",
                "http://169.254.169.254.nip.io",
                "http://notlocalhost",
                "http://169.255.0.1"
            })
    void namesThatOnlyLookLocalGoThroughTheProxy(URI remote) {
        InetSocketAddress proxy = InetSocketAddress.createUnresolved("proxy", 3128);
        try (Transport transport = Transport.builder().proxy(proxy).build()) {
            assertThat(transport.route().select(remote)).containsExactly(new Proxy(Proxy.Type.HTTP, proxy));
        }
    }

    @Test
    @SuppressWarnings("deprecation") // There is no other way to change what azure-core takes for the environment.
    void proxyOfTheEnvironmentIsNotTakenUnasked() {
        server.wireMock().stubFor(get("/a").willReturn(ok("here")));
        Configuration global = Configuration.getGlobalConfiguration();
        global.put(Configuration.PROPERTY_HTTPS_PROXY, "http://127.0.0.1:1");
        try (Transport transport =
                Transport.builder().trust(RecordingWireMock.certificate()).build()) {
            assertThat(body(transport, "/a")).isEqualTo("here");
        } finally {
            global.remove(Configuration.PROPERTY_HTTPS_PROXY);
        }
    }

    @Test
    void engineOfAnotherTypeIsRefused() {
        try (Transport transport = Transport.direct()) {
            assertThatThrownBy(() -> transport.unwrap(String.class)).hasMessageContaining("OkHttpClient");
        }
    }

    private static String body(Transport transport, String path) {
        try (HttpResponse response = send(transport, path)) {
            return response.getBodyAsString().block();
        }
    }

    private static HttpResponse send(Transport transport, String path) {
        return transport
                .azure()
                .sendSync(new HttpRequest(HttpMethod.GET, server.uri(path).toString()), Context.NONE);
    }
}
