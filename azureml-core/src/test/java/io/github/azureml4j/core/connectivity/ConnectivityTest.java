package io.github.azureml4j.core.connectivity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.azureml4j.auth.Transport;
import io.github.azureml4j.testkit.ForwardProxy;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectivityTest {
    @RegisterExtension
    static final RecordingWireMock HOST = RecordingWireMock.https();

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Code>AuthorizationFailure</Code><Message>This request is not authorized to perform this operation.</Message>",
                "{\"error\":{\"code\":\"Forbidden\",\"innererror\":{\"code\":\"ForbiddenByFirewall\"}}}",
                "{\"error\":{\"code\":\"Forbidden\",\"message\":\"Client address is not authorized and caller is not a trusted service.\"}}",
                "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"client with IP '203.0.113.9' is not allowed access.\"}]}",
                "{\"error\":{\"message\":\"Public network access is disabled and request is not from a trusted service nor via an approved private link.\"}}"
            })
    void refusalsOfFirewallsAreOfThePrivateLinkKind(String body) {
        answer(aResponse().withStatus(403).withBody(body));
        assertThat(check(trusting(), HOST.uri().toString()).ailment()).isEqualTo(Ailment.PRIVATE_LINK);
    }

    @Test
    void refusalOfARoleIsNoMatterOfTheNetwork() {
        answer(aResponse().withStatus(403).withBody("{\"error\":{\"code\":\"AuthorizationFailed\"}}"));
        assertThat(check(trusting(), HOST.uri().toString()).isWell()).isTrue();
    }

    @Test
    void groupThatIsCalledAfterPrivateLinksClosesNothing() {
        answer(aResponse()
                .withStatus(403)
                .withBody("{\"error\":{\"code\":\"Forbidden\",\"message\":\"no action on"
                        + " '/subscriptions/s/resourceGroups/rg-privatelink-ml/providers/P/workspaces/w'\"}}"));
        assertThat(check(trusting(), HOST.uri().toString()).isWell()).isTrue();
    }

    @Test
    void hostsAreTriedWithoutACredential() {
        answer(aResponse().withStatus(401));
        check(trusting(), HOST.uri().toString());
        assertThat(HOST.wireMock().findAll(anyRequestedFor(anyUrl())))
                .singleElement()
                .satisfies(request -> assertThat(request.getAllHeaderKeys())
                        .doesNotContain("Authorization", "Proxy-Authorization", "Cookie"));
    }

    @ParameterizedTest
    @CsvSource({"403, have it let CONNECT", "502, the proxy itself finds no way", "503, the proxy itself finds no way"})
    void proxyThatRefusesAHostIsNamed(int status, String remedy) {
        try (ForwardProxy proxy =
                ForwardProxy.before(localhost(HOST.uri().getPort())).refuse("management.azure.com", status)) {
            HostCheck check = check(through(proxy.address()), "https://management.azure.com");
            assertThat(check.ailment()).isEqualTo(Ailment.PROXY);
            assertThat(check.remedy()).containsIgnoringCase(remedy);
        }
    }

    @Test
    void proxyOfAnUnknownNameIsAMatterOfTheProxy() {
        HostCheck check = check(
                through(InetSocketAddress.createUnresolved("proxy.invalid", 8080)), "https://management.azure.com");
        assertThat(check.ailment()).isEqualTo(Ailment.PROXY);
        assertThat(check.detail()).contains("proxy.invalid");
    }

    @Test
    void proxyThatNeverAnswersIsGivenUpInTime() throws IOException {
        try (ServerSocket mute = new ServerSocket(0)) {
            HostCheck check = impatient(through(localhost(mute.getLocalPort())), "https://management.azure.com");
            assertThat(check.ailment()).isEqualTo(Ailment.PROXY);
        }
    }

    @Test
    void hostThatNeverSecuresTheConnectionIsGivenUpInTime() throws IOException {
        try (ServerSocket mute = new ServerSocket(0)) {
            HostCheck check = impatient(trusting(), "https://localhost:" + mute.getLocalPort());
            assertThat(check.ailment()).isEqualTo(Ailment.TLS);
            assertThat(check.detail()).contains("breaks off");
        }
    }

    @Test
    void hostThatNeverAnswersIsGivenUpInTime() {
        answer(aResponse().withFixedDelay(5_000));
        assertThat(impatient(trusting(), HOST.uri().toString()).ailment()).isEqualTo(Ailment.SILENCE);
    }

    @Test
    void whatSpeaksNoTlsIsNoTrustedHost() {
        HostCheck check =
                check(trusting(), "https://localhost:" + HOST.wireMock().port());
        assertThat(check.ailment()).isEqualTo(Ailment.TLS);
        assertThat(check.remedy()).contains("Nothing that speaks TLS");
    }

    @Test
    void certificateOfAnotherHostIsNamed() {
        HostCheck check = failed(Trip.Step.SECURING, new SSLPeerUnverifiedException("Hostname a.example not verified"));
        assertThat(check.ailment()).isEqualTo(Ailment.TLS);
        assertThat(check.remedy()).contains("of another host");
    }

    @Test
    void certificateThatHasExpiredIsNamed() {
        HostCheck check =
                failed(Trip.Step.SECURING, new SSLException("PKIX", new CertificateExpiredException("NotAfter")));
        assertThat(check.ailment()).isEqualTo(Ailment.TLS);
        assertThat(check.remedy()).contains("renewed");
    }

    @Test
    void certificateThatIsNotYetValidTellsOfAClockThatIsBehind() {
        HostCheck check =
                failed(Trip.Step.SECURING, new SSLException("PKIX", new CertificateNotYetValidException("NotBefore")));
        assertThat(check.ailment()).isEqualTo(Ailment.CLOCK_SKEW);
    }

    @Test
    void firewallThatSwallowsAConnectionIsAMatterOfTcp() {
        HostCheck check = failed(Trip.Step.CONNECTING, new SocketTimeoutException("Connect timed out"));
        assertThat(check.ailment()).isEqualTo(Ailment.TCP);
        assertThat(check.detail()).contains("Connect timed out");
    }

    @Test
    void hostThatBreaksOffItsAnswerIsSilent() {
        answer(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        assertThat(check(trusting(), HOST.uri().toString()).ailment()).isEqualTo(Ailment.SILENCE);
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
        HostCheck check = Findings.of(new Hosts.Host(HOST.uri(), "a test"), trip);
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
        assertThat(named("100.64.0.4", true).ailment()).isEqualTo(Ailment.NONE);
        assertThat(named("100.127.255.4", true).ailment()).isEqualTo(Ailment.NONE);
        assertThat(named("100.128.0.4", true).ailment()).isEqualTo(Ailment.PRIVATE_DNS);
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
        return Findings.of(new Hosts.Host(URI.create("https://a.example"), "a test", closed), trip);
    }

    private static HostCheck failed(Trip.Step step, IOException failure) {
        Trip trip = new Trip(null, List.of(), step, List.of(), 0, "", Optional.empty(), failure, Duration.ZERO);
        return Findings.of(new Hosts.Host(URI.create("https://a.example"), "a test"), trip);
    }

    /** Waits a fifth of a second for a step instead of ten. */
    private static HostCheck impatient(Transport transport, String address) {
        try (transport) {
            Trip trip = new Probe(transport, Clock.systemUTC(), Duration.ofMillis(200)).send(URI.create(address));
            assertThat(trip.took()).isLessThan(Duration.ofSeconds(4));
            return Findings.of(new Hosts.Host(URI.create(address), "a test"), trip);
        }
    }

    private static HostCheck check(Transport transport, String address) {
        try (transport) {
            Trip trip = new Probe(transport, Clock.systemUTC()).send(URI.create(address));
            return Findings.of(new Hosts.Host(URI.create(address), "a test"), trip);
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
