package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAssertionTest {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String ISSUER = "https://oidc.prod-aks.azure.com/cluster/";
    private static final String SUBJECT = "system:serviceaccount:default:trainer";
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    private static AzureMlLocal local;
    private static WireClient wire;
    private static LocalApplication application;
    private static Workload workload;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
        application = local.entra().addApplication("workload");
        workload = new Workload();
        local.entra().addCertificate(application.clientId(), workload.certificate);
        local.entra().trust(application.clientId(), ISSUER, SUBJECT, AUDIENCE);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    static Stream<Arguments> headers() {
        ObjectNode plain = workload.header("RS256");
        String sha1 = Base64.getEncoder().encodeToString(workload.digest("SHA-1"));
        String sha256 = Base64.getEncoder().encodeToString(workload.digest("SHA-256"));
        ObjectNode chain = workload.header("RS256");
        chain.remove("x5t");
        chain.putArray("x5c").add(Base64.getEncoder().encodeToString(workload.encoded()));
        return Stream.of(
                Arguments.of("x5t in base64url", plain),
                Arguments.of("x5t in padded base64", plain.deepCopy().put("x5t", sha1)),
                Arguments.of("x5t#S256 in padded base64", s256(sha256)),
                Arguments.of("x5t#S256 in base64url", s256(Workload.url(workload.digest("SHA-256")))),
                Arguments.of("x5c alone", chain),
                Arguments.of("PS256", workload.header("PS256")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void headerMayNameTheCertificateInEveryUsualWay(String how, ObjectNode header) {
        assertThat(asked(workload.sign(header, claims())).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/%s/oauth2/v2.0/token",
                "https://login.microsoftonline.com/%s/oauth2/token",
                "https://login.windows.net/%s/oauth2/v2.0/token",
                "https://login.microsoftonline.com/%s/v2.0",
            })
    void audienceMayBeAnyNameOfTheTokenEndpoint(String audience) {
        ObjectNode claims = claims().put("aud", audience.formatted(local.tenantId()));

        assertThat(asked(workload.sign(workload.header("RS256"), claims)).status())
                .isEqualTo(200);
    }

    static Stream<Arguments> spoilt() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                spoilt("another endpoint", 700023, claims -> claims.put("aud", "https://login.microsoftonline.com/x")),
                spoilt("another subject", 700021, claims -> claims.put("sub", "somebody")),
                spoilt("expired", 700024, claims -> claims.put("exp", now - 600)),
                spoilt("not yet good", 700024, claims -> claims.put("nbf", now + 3600)),
                spoilt("no id", 50027, claims -> claims.remove("jti")),
                spoilt("an issuer nobody trusts", 700211, claims -> claims.put("iss", "https://evil.example")));
    }

    @ParameterizedTest(name = "{0}: AADSTS{1}")
    @MethodSource("spoilt")
    void assertionIsRefused(String why, int number, Consumer<ObjectNode> spoil) {
        ObjectNode claims = claims();
        spoil.accept(claims);

        refused(asked(workload.sign(workload.header("RS256"), claims)), number);
    }

    @Test
    void assertionServesOnce() {
        String assertion = workload.sign(workload.header("RS256"), claims());
        assertThat(asked(assertion).status()).isEqualTo(200);

        refused(asked(assertion), 50013);
    }

    @Test
    void certificateOfAnotherIsRefused() {
        Workload stranger = new Workload();

        refused(asked(stranger.sign(stranger.header("RS256"), claims())), 700027);
        refused(asked(stranger.sign(workload.header("RS256"), claims())), 700027);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256"})
    void otherAlgorithmsAreRefused(String algorithm) {
        refused(asked(workload.sign(workload.header(algorithm), claims())), 700027);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "e30.e30."})
    void whatIsNoAssertionIsRefused(String text) {
        assertThat(asked(text).status()).isEqualTo(401);
    }

    @Test
    void trustedIssuersTokenServesUntilItExpires() {
        try (AzureMlLocal own = AzureMlLocal.start()) {
            String client = own.entra().addApplication("aks").clientId();
            own.entra().trust(client, ISSUER, SUBJECT, AUDIENCE);
            String token = own.entra().federatedToken(ISSUER, SUBJECT, AUDIENCE);
            assertThat(asked(own, client, token).status()).isEqualTo(200);
            assertThat(asked(own, client, token).status()).isEqualTo(200);

            own.clock().advance(Duration.ofMinutes(20));

            refused(asked(own, client, token), 700024);
        }
    }

    static Stream<Arguments> mistrusted() {
        return Stream.of(
                Arguments.of("https://elsewhere.example", SUBJECT, AUDIENCE, 700211),
                Arguments.of(ISSUER, "system:serviceaccount:default:other", AUDIENCE, 700213),
                Arguments.of(ISSUER, SUBJECT, "api://other", 700212));
    }

    @ParameterizedTest
    @MethodSource("mistrusted")
    void everyPartOfATrustCounts(String issuer, String subject, String audience, int number) {
        refused(asked(local.entra().federatedToken(issuer, subject, audience)), number);
    }

    @Test
    void issuersTokenThatSomebodyElseSignedIsRefused() {
        ObjectNode claims = claims().put("iss", ISSUER).put("sub", SUBJECT).put("aud", AUDIENCE);

        refused(asked(workload.sign(workload.header("RS256"), claims)), 700027);
    }

    private static Arguments spoilt(String why, int number, Consumer<ObjectNode> spoil) {
        return Arguments.of(why, number, spoil);
    }

    private static ObjectNode s256(String value) {
        ObjectNode header = workload.header("RS256").put("x5t#S256", value);
        header.remove("x5t");
        return header;
    }

    private static ObjectNode claims() {
        return Workload.claims(
                application.clientId(),
                "https://login.microsoftonline.com/" + local.tenantId() + "/oauth2/v2.0/token",
                local.clock().instant());
    }

    private static Answer asked(String assertion) {
        return asked(local, application.clientId(), assertion);
    }

    private static Answer asked(AzureMlLocal emulator, String clientId, String assertion) {
        WireClient client = emulator == local ? wire : new WireClient(emulator);
        return client.tokenForm(
                emulator.tenantId(),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientId,
                        "client_assertion_type",
                        JWT_BEARER,
                        "client_assertion",
                        assertion,
                        "scope",
                        "https://management.azure.com/.default"));
    }

    private static void refused(Answer answer, int number) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(number);
    }
}
