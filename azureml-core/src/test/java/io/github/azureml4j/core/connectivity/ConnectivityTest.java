package io.github.azureml4j.core.connectivity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.auth.Transport;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.testkit.ForwardProxy;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConnectivityTest {
    @RegisterExtension
    static final RecordingWireMock HOST = RecordingWireMock.https();

    @Test
    void everyHostOfAWorkspaceIsTriedThroughTheProxyWithoutACredential() {
        try (AzureMlLocal local = AzureMlLocal.start();
                AzureMl ml = AzureMl.builder()
                        .proxy(local.proxy())
                        .trust(local.certificate())
                        .credential(
                                Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                        .subscription(local.subscriptionId())
                        .build()) {
            ml.resourceGroups().create("rg-clinic", "eastus");
            Workspace ws = Workspace.create()
                    .name("clinic")
                    .resourceGroup("rg-clinic")
                    .location("eastus")
                    .begin(ml)
                    .await(Duration.ofMinutes(1));
            ConnectivityReport report = ConnectivityReport.of(ws.connection());
            assertThat(report.checks())
                    .extracting(HostCheck::purpose)
                    .containsExactly("Resource Manager", "sign-in", "the region's services", "key vault", "storage");
            assertThat(report.isWell()).as(report.toString()).isTrue();
            assertThat(report.checks()).allMatch(check -> check.route().startsWith("through"));
        }
    }

    @Test
    void nameThatNobodyKnowsIsAMatterOfDns() {
        assertThat(check(trusting(), "https://nobody.invalid").ailment()).isEqualTo(Ailment.DNS);
    }

    @Test
    void closedPortIsAMatterOfTcp() throws IOException {
        assertThat(check(trusting(), "https://localhost:" + closedPort()).ailment())
                .isEqualTo(Ailment.TCP);
    }

    @Test
    void untrustedAuthorityIsAMatterOfTlsAndItsIssuerIsNamed() {
        HostCheck check = check(Transport.direct(), HOST.uri().toString());
        assertThat(check.ailment()).isEqualTo(Ailment.TLS);
        assertThat(check.detail())
                .contains(
                        RecordingWireMock.certificate().getIssuerX500Principal().getName());
    }

    @Test
    void proxyThatAsksForAPasswordIsNamedWithTheRemedy() {
        try (ForwardProxy proxy = ForwardProxy.before(localhost(HOST.uri().getPort()), "user", "unheard-of")) {
            HostCheck check = check(through(proxy.address()), "https://management.azure.com");
            assertThat(check.ailment()).isEqualTo(Ailment.PROXY);
            assertThat(check.remedy()).contains("user and password");
        }
    }

    @Test
    void proxyThatIsNotThereIsToldFromAHostThatIsNot() throws IOException {
        HostCheck check = check(through(localhost(closedPort())), "https://management.azure.com");
        assertThat(check.ailment()).isEqualTo(Ailment.PROXY);
    }

    @Test
    void refusalOfAPrivateLinkIsToldFromARefusalOfNobody() {
        answer(aResponse().withStatus(403).withBody("{\"error\":{\"code\":\"PublicNetworkAccessDisabled\"}}"));
        assertThat(check(trusting(), HOST.uri().toString()).ailment()).isEqualTo(Ailment.PRIVATE_LINK);
        answer(aResponse().withStatus(401));
        HostCheck well = check(trusting(), HOST.uri().toString());
        assertThat(well.ailment()).isEqualTo(Ailment.NONE);
        assertThat(well.detail()).isEqualTo("answers 401");
    }

    @Test
    void clockThatIsHalfAnHourOffIsNamed() {
        Instant host = Instant.parse("2026-01-01T00:00:00Z");
        answer(aResponse()
                .withStatus(401)
                .withHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME
                                .withLocale(Locale.ROOT)
                                .format(ZonedDateTime.ofInstant(host, ZoneOffset.UTC))));
        Trip trip =
                new Probe(trusting(), Clock.fixed(host.plus(Duration.ofMinutes(30)), ZoneOffset.UTC)).send(HOST.uri());
        HostCheck check = Findings.of(new Hosts.Host(HOST.uri(), "a test", false), false, trip);
        assertThat(check.ailment()).isEqualTo(Ailment.CLOCK_SKEW);
        assertThat(check.clockSkew()).contains(Duration.ofMinutes(-30));
        assertThat(check.detail()).contains("30 minutes behind");
    }

    @Test
    void hostThatHangsUpIsSilent() {
        answer(aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(check(trusting(), HOST.uri().toString()).ailment()).isEqualTo(Ailment.SILENCE);
    }

    @Test
    void publicAddressOfAClosedWorkspaceIsAMissingPrivateZone() throws IOException {
        assertThat(named("20.1.2.3", true).ailment()).isEqualTo(Ailment.PRIVATE_DNS);
        assertThat(named("20.1.2.3", false).ailment()).isEqualTo(Ailment.NONE);
        assertThat(named("10.1.2.3", true).ailment()).isEqualTo(Ailment.NONE);
    }

    private static HostCheck named(String address, boolean closed) throws IOException {
        Trip trip = new Trip(
                null,
                List.of(InetAddress.getByName(address)),
                Trip.Step.ANSWERED,
                List.of(),
                401,
                "",
                Optional.empty(),
                null,
                Duration.ZERO);
        return Findings.of(new Hosts.Host(URI.create("https://a.example"), "a test", true), closed, trip);
    }

    private static HostCheck check(Transport transport, String address) {
        try (transport) {
            Trip trip = new Probe(transport, Clock.systemUTC()).send(URI.create(address));
            return Findings.of(new Hosts.Host(URI.create(address), "a test", false), false, trip);
        }
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        HOST.wireMock().stubFor(any(anyUrl()).willReturn(answer));
    }

    private static Transport trusting() {
        return Transport.builder().trust(RecordingWireMock.certificate()).build();
    }

    private static Transport through(InetSocketAddress proxy) {
        return Transport.builder()
                .proxy(proxy)
                .trust(RecordingWireMock.certificate())
                .build();
    }

    private static InetSocketAddress localhost(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
