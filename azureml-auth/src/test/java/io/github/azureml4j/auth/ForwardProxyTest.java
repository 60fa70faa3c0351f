package io.github.azureml4j.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.scoring.UnreachableHostException;
import io.github.azureml4j.testkit.ForwardProxy;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Through a true forward proxy that wants a user and a password; the cloud is behind it. */
@Timeout(60)
class ForwardProxyTest {

    private static final String CLOUD = "https://management.azure.com/metadata/endpoints?api-version=2022-09-01";
    private static final String PASSWORD = "p@ss:canary";
    private static final String PROOF = "Proxy-Authorization: Basic "
            + Base64.getEncoder().encodeToString(("user:" + PASSWORD).getBytes(StandardCharsets.ISO_8859_1));

    @RegisterExtension
    static final RecordingWireMock loopback = RecordingWireMock.https();

    private static AzureMlLocal local;
    private static ForwardProxy proxy;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        proxy = ForwardProxy.before(local.proxy(), "user", PASSWORD);
    }

    @AfterEach
    void reset() {
        proxy.reset();
    }

    @AfterAll
    static void stop() {
        proxy.close();
        local.close();
    }

    @Test
    void tunnelOpensForUserAndPassword() {
        assertThat(status(way(PASSWORD), CLOUD)).isEqualTo(200);
        assertThat(proxy.hosts()).containsExactly("management.azure.com");
        assertThat(proxy.heads()).last().asString().startsWith("CONNECT ").contains(PROOF);
    }

    @Test
    void plainRequestIsProvenToTheProxyToo() {
        assertThat(status(way(PASSWORD), CLOUD.replace("https:", "http:"))).isEqualTo(200);
        assertThat(proxy.hosts()).containsExactly("management.azure.com");
        assertThat(proxy.heads()).last().asString().startsWith("GET http://").contains(PROOF);
    }

    @Test
    void environmentNamesUserAndPassword(@TempDir Path directory) throws IOException {
        Path pem = Files.writeString(directory.resolve("ca.pem"), local.certificatePem());
        String url = "http://user:p%40ss%3Acanary@127.0.0.1:" + proxy.address().getPort();

        Transport transport = Transport.fromEnvironment(Map.of("HTTPS_PROXY", url, "SSL_CERT_FILE", pem.toString()));

        assertThat(status(transport, CLOUD)).isEqualTo(200);
        assertThat(proxy.heads()).last().asString().contains(PROOF);
        assertThat(transport.toString()).doesNotContain("canary");
    }

    @Test
    void serverBehindTheTunnelThatPlaysTheProxyIsToldNothing() {
        try (ForwardProxy inner = ForwardProxy.before(local.proxy())) {
            local.faults().next(407);
            Transport transport = Transport.builder()
                    .proxy(inner.address(), "user", PASSWORD)
                    .trust(local.certificate())
                    .build();

            assertThat(status(transport, CLOUD)).isEqualTo(407);
            assertThat(local.requests().entries())
                    .last()
                    .satisfies(last -> assertThat(last.status()).isEqualTo(407));
        }
    }

    @Test
    void wrongPasswordIsNamedButNotShown() {
        assertThatThrownBy(() -> status(way("canary"), CLOUD))
                .hasRootCauseInstanceOf(IOException.class)
                .hasStackTraceContaining("no way to management.azure.com (Resource Manager)")
                .hasStackTraceContaining("wants another user or password (407)")
                .hasStackTraceContaining("http://user:password@host:port");
        assertThat(catchThrowable(() -> status(way("canary"), CLOUD)).toString())
                .doesNotContain("canary");
    }

    @ParameterizedTest(name = "{0} is answered {1}")
    @CsvSource({
        "login.microsoftonline.com, 403, (sign-in), does not allow it (403)",
        "kv1.vault.azure.cn, 403, (key vault), does not allow it (403)",
        "eastus.api.azureml.ms, 502, (the region host of workspaces), could not open the way (502)",
        "acc.blob.core.windows.net, 504, (storage), could not open the way (504)",
        "score.clinic.example, 403, score.clinic.example:, does not allow it (403)",
    })
    void refusalOfTheProxyIsNamed(String host, int status, String plane, String why) {
        proxy.refuse(host, status);

        assertThat(unreachable(way(PASSWORD), "https://" + host + "/"))
                .hasMessageContainingAll(host, plane, ":" + proxy.address().getPort(), why)
                .matches(thrown -> ((UnreachableHostException) thrown).isLasting() == (status == 403));
    }

    @Test
    void proxyThatIsNotThereIsNamed() throws IOException {
        InetSocketAddress gone = nobody();
        Transport transport = Transport.builder().proxy(gone).build();

        assertThat(unreachable(transport, CLOUD))
                .hasMessageContaining("the proxy " + gone.getHostString() + ":" + gone.getPort() + " does not answer");
    }

    @Test
    void missingAuthorityIsNamedWithThePlaneAndTheSetting() {
        Transport transport =
                Transport.builder().proxy(proxy.address(), "user", PASSWORD).build();

        assertThat(unreachable(transport, CLOUD))
                .hasMessageContainingAll(
                        "management.azure.com (Resource Manager)", "not trusted", "trust(...)", "SSL_CERT_FILE");
    }

    @Test
    void signInSaysWhichSettingWouldHelp() {
        Transport transport =
                Transport.builder().proxy(proxy.address(), "user", PASSWORD).build();

        assertThatThrownBy(() -> Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret())
                        .bind(AzureCloud.PUBLIC, transport.azure())
                        .getTokenSync(new com.azure.core.credential.TokenRequestContext()
                                .addScopes(AzureCloud.PUBLIC.resourceManagerScope())))
                .isInstanceOf(SignInException.class)
                .hasMessageContainingAll("login.microsoftonline.com (sign-in)", "trust(...)");
    }

    @Test
    void loopbackIsNeverAskedOfTheProxy() {
        loopback.wireMock().stubFor(get("/a").willReturn(ok("here")));
        Transport transport = Transport.builder()
                .proxy(proxy.address(), "user", PASSWORD)
                .trust(RecordingWireMock.certificate())
                .build();

        assertThat(status(transport, loopback.uri("/a").toString())).isEqualTo(200);
        assertThat(proxy.heads()).isEmpty();
    }

    private static Transport way(String password) {
        return Transport.builder()
                .proxy(proxy.address(), "user", password)
                .trust(local.certificate())
                .build();
    }

    private static Throwable unreachable(Transport transport, String url) {
        Throwable thrown = catchThrowable(() -> status(transport, url));
        while (thrown != null && !(thrown instanceof UnreachableHostException)) {
            thrown = thrown.getCause();
        }
        return thrown;
    }

    private static int status(Transport transport, String url) {
        try (transport;
                HttpResponse response =
                        transport.azure().sendSync(new HttpRequest(HttpMethod.GET, url), Context.NONE)) {
            return response.getStatusCode();
        }
    }

    private static InetSocketAddress nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return InetSocketAddress.createUnresolved("127.0.0.1", socket.getLocalPort());
        }
    }
}
