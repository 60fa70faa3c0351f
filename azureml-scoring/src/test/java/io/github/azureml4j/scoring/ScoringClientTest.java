package io.github.azureml4j.scoring;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.azureml4j.scoring.retry.RetryBudget;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScoringClientTest {

    record Row(double radius) {}

    record Verdict(String label) {}

    @RegisterExtension
    static final RecordingWireMock server = RecordingWireMock.https();

    @RegisterExtension
    static final RecordingWireMock elsewhere = RecordingWireMock.http();

    private final FakeTime time = new FakeTime();

    @Test
    void callIsOnePostOfJsonWithTheKey() {
        stub(okJson("{\"label\":\"benign\",\"newer\":1}"));

        Verdict verdict = client(ServiceAuth.key(ServiceKeys.of("key-1"))).score(new Row(1.5));

        assertThat(verdict).isEqualTo(new Verdict("benign"));
        server.wireMock()
                .verify(
                        1,
                        postRequestedFor(urlEqualTo("/score"))
                                .withHeader("Authorization", equalTo("Bearer key-1"))
                                .withHeader("Content-Type", equalTo("application/json"))
                                .withHeader("azureml-model-deployment", absent())
                                .withRequestBody(equalToJson("{\"radius\":1.5}")));
        assertThat(requests().get(0).getHeader("User-Agent")).startsWith("azureml4j/");
        assertThat(requests().get(0).getHeader("x-ms-client-request-id")).hasSize(36);
    }

    @Test
    void serviceWithoutAuthenticationGetsNoHeader() {
        stub(okJson("{\"label\":\"benign\"}"));

        client(ServiceAuth.none()).score(new Row(1));

        assertThat(requests().get(0).getHeader("Authorization")).isNull();
    }

    @Test
    void deploymentIsNamedInAHeader() {
        stub(okJson("{}"));

        builder(ServiceAuth.none()).deployment("blue").build().score(new Row(1));

        assertThat(requests().get(0).getHeader("azureml-model-deployment")).isEqualTo("blue");
    }

    @Test
    void bytesPassAsTheyAre() {
        stub(okJson("[1, 2]"));

        byte[] answer = ScoringClient.builder(server.uri("/score"), byte[].class, byte[].class)
                .trust(RecordingWireMock.certificate())
                .build()
                .score("{\"raw\":true}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer).asString(StandardCharsets.UTF_8).isEqualTo("[1, 2]");
        assertThat(requests().get(0).getBodyAsString()).isEqualTo("{\"raw\":true}");
    }

    @Test
    void typesMayHaveArguments() {
        stub(okJson("[{\"label\":\"benign\"}]"));

        List<Verdict> verdicts = ScoringClient.builder(
                        server.uri("/score"), new TypeReference<List<Row>>() {}, new TypeReference<List<Verdict>>() {})
                .trust(RecordingWireMock.certificate())
                .build()
                .score(List.of(new Row(1)));

        assertThat(verdicts).containsExactly(new Verdict("benign"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void passingFailureIsRepeatedWithTheSameRequestId(int status) {
        inTurn(aResponse().withStatus(status), okJson("{\"label\":\"benign\"}"));
        ScoringClient<Row, Verdict> client = client(ServiceAuth.none());

        client.score(new Row(1));

        assertThat(requests()).hasSize(2);
        assertThat(requests().stream()
                        .map(r -> r.getHeader("x-ms-client-request-id"))
                        .distinct())
                .hasSize(1);
        assertThat(time.waits).hasSize(1);
        assertThat(client.stats()).isEqualTo(new ScoringStats(1, 2, 1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 408, 413, 424, 500})
    void lastingFailureIsNotRepeated(int status) {
        stub(aResponse().withStatus(status));

        assertThat(scoreFails(client(ServiceAuth.none())).status()).isEqualTo(status);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void brokenConnectionIsRepeated() {
        inTurn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), okJson("{\"label\":\"benign\"}"));

        assertThat(client(ServiceAuth.none()).score(new Row(1)).label()).isEqualTo("benign");
    }

    @Test
    void retryAfterIsKept() {
        inTurn(aResponse().withStatus(429).withHeader("Retry-After", "7"), okJson("{}"));

        client(ServiceAuth.none()).score(new Row(1));

        assertThat(time.waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void retryAfterBeyondTheDeadlineFailsAtOnce() {
        stub(aResponse().withStatus(503).withHeader("Retry-After", "61"));

        ScoringException failure = scoreFails(client(ServiceAuth.none()));

        assertThat(failure).hasMessageContaining("deadline of PT1M").hasMessageContaining("503");
        assertThat(time.waits).isEmpty();
    }

    @Test
    void retriesEndWithTheDeadline() {
        stub(aResponse().withStatus(503));

        ScoringException failure = scoreFails(client(ServiceAuth.none()));

        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.attempts()).isGreaterThan(5).isEqualTo(requests().size());
        assertThat(total(time.waits)).isLessThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void slowServiceIsLeftAtTheDeadline() {
        stub(okJson("{}").withFixedDelay(20_000));
        ScoringClient<Row, Verdict> client = ScoringClient.builder(server.uri("/score"), Row.class, Verdict.class)
                .trust(RecordingWireMock.certificate())
                .deadline(Duration.ofMillis(300))
                .build();

        ScoringException failure = scoreFails(client);

        assertThat(failure).hasMessageContaining("no answer in time");
        assertThat(failure.status()).isZero();
    }

    @Test
    void outageCostsHardlyMoreThanOneAttemptACall() {
        stub(aResponse().withStatus(503));
        ScoringClient<Row, Verdict> client =
                builder(ServiceAuth.none()).retryBudget(RetryBudget.of(50, 5)).build();

        for (int call = 0; call < 200; call++) {
            scoreFails(client);
        }

        assertThat(client.stats().requests()).isEqualTo(210);
        assertThat(client.stats().failures()).isEqualTo(200);
    }

    @Test
    void faultMixLosesNoCall() {
        inTurn(
                aResponse().withStatus(503),
                okJson("{}"),
                okJson("{}"),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                okJson("{}"));
        ScoringClient<Row, Verdict> client = client(ServiceAuth.none());

        for (int call = 0; call < 3; call++) {
            client.score(new Row(call));
        }

        assertThat(client.stats()).isEqualTo(new ScoringStats(3, 5, 2, 0, 0));
    }

    @Test
    void scoringWithAnEffectIsNotRepeatedOnceSent() {
        stub(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        ScoringClient<Row, Verdict> client =
                builder(ServiceAuth.none()).notIdempotent().build();

        scoreFails(client);

        assertThat(client.stats().requests()).isEqualTo(1);
    }

    @Test
    void scoringWithAnEffectIsRepeatedWhenTheServiceAsksForIt() {
        inTurn(aResponse().withStatus(503).withHeader("Retry-After", "1"), okJson("{}"));

        builder(ServiceAuth.none()).notIdempotent().build().score(new Row(1));

        assertThat(requests()).hasSize(2);
    }

    @Test
    void scoringWithAnEffectIsNotRepeatedAfterA503ThatAsksForNothing() {
        stub(aResponse().withStatus(503));

        scoreFails(builder(ServiceAuth.none()).notIdempotent().build());

        assertThat(requests()).hasSize(1);
    }

    @Test
    void callThatNeverLeftIsRepeatedEvenIfItHasAnEffect() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        ScoringClient<Row, Verdict> client = ScoringClient.builder(
                        URI.create("http://127.0.0.1:" + closed + "/score"), Row.class, Verdict.class)
                .sleeper(time)
                .retryBudget(RetryBudget.of(15, 5))
                .notIdempotent()
                .build();

        assertThat(scoreFails(client).attempts()).isEqualTo(4);
    }

    @Test
    void modelsOwnWordsReachTheCaller() {
        stub(aResponse()
                .withStatus(500)
                .withHeader("x-ms-run-function-failed", "True")
                .withHeader("x-ms-request-id", "r-1")
                .withBody("{\"message\":\"no column radius\",\"row\":{\"patient\":\"Ada\"}}"));

        ScoringException failure = scoreFails(client(ServiceAuth.none()));

        assertThat(failure)
                .hasMessageContaining("500 the model failed: no column radius")
                .hasMessageContaining("request r-1")
                .hasMessageContaining(failure.clientRequestId())
                .hasMessageNotContaining("Ada");
        assertThat(failure.body()).contains("Ada");
        assertThat(failure.requestId()).contains("r-1");
        assertThat(failure.modelStatus()).hasValue(500);
    }

    @Test
    void managedEndpointTellsTheModelsStatus() {
        stub(aResponse()
                .withStatus(424)
                .withHeader("ms-azureml-model-error-statuscode", "507")
                .withHeader("ms-azureml-model-error-reason", "model_error"));

        ScoringException failure = scoreFails(client(ServiceAuth.none()));

        assertThat(failure.modelStatus()).hasValue(507);
        assertThat(failure.modelReason()).contains("model_error");
        assertThat(failure).hasMessageContaining("the model answered 507 (model_error)");
    }

    @Test
    void answerOfAnotherShapeIsAFailureWithoutItsData() {
        stub(okJson("\"patient Ada\""));

        ScoringException failure = scoreFails(client(ServiceAuth.none()));

        assertThat(failure).hasMessageContaining("not what was asked for").hasMessageNotContaining("Ada");
        assertThat(failure.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsRefusedAndTheKeyStaysHome(int status) {
        elsewhere.wireMock().stubFor(post(urlEqualTo("/score")).willReturn(okJson("{}")));
        stub(aResponse()
                .withStatus(status)
                .withHeader("Location", elsewhere.uri("/score").toString()));

        ScoringException failure = scoreFails(client(ServiceAuth.key(ServiceKeys.of("canary"))));

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure).hasMessageContaining("redirect to http://localhost refused");
        assertThat(elsewhere.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void untrustedCertificateIsNotRepeated() {
        ScoringClient<Row, Verdict> client = ScoringClient.builder(server.uri("/score"), Row.class, Verdict.class)
                .sleeper(time)
                .build();

        assertThat(scoreFails(client).attempts()).isEqualTo(1);
        assertThat(time.waits).isEmpty();
    }

    @Test
    void secondaryKeyServesWhenThePrimaryIsRejected() {
        server.wireMock()
                .stubFor(call().withHeader("Authorization", equalTo("Bearer old"))
                        .willReturn(aResponse().withStatus(401)));
        server.wireMock()
                .stubFor(call().withHeader("Authorization", equalTo("Bearer new"))
                        .willReturn(okJson("{}")));
        ScoringClient<Row, Verdict> client = client(ServiceAuth.key(new ServiceKeys("old", "new")));

        client.score(new Row(1));
        client.score(new Row(2));

        assertThat(requests()).hasSize(3);
    }

    @Test
    void rejectedKeyIsNotSentAgain() {
        stub(aResponse().withStatus(401));

        ScoringException failure = scoreFails(client(ServiceAuth.key(ServiceKeys.of("canary"))));

        assertThat(failure.status()).isEqualTo(401);
        assertThat(failure.toString()).doesNotContain("canary").doesNotContain("Bearer");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void everyFaultInTheSettingsIsNamedAtOnce() {
        assertThatThrownBy(
                        () -> ScoringClient.builder(URI.create("http://score.example/score"), Row.class, Verdict.class)
                                .auth(ServiceAuth.key(ServiceKeys.of("canary")))
                                .deadline(Duration.ZERO)
                                .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in the clear to score.example")
                .hasMessageContaining("deadline")
                .hasMessageNotContaining("canary");
    }

    @Test
    void plainHttpMayBeAllowed() {
        elsewhere.wireMock().stubFor(post(urlEqualTo("/score")).willReturn(okJson("{}")));

        ScoringClient.builder(elsewhere.uri("/score"), Row.class, Verdict.class)
                .auth(ServiceAuth.key(ServiceKeys.of("k")))
                .allowCredentialOverPlainHttp()
                .build()
                .score(new Row(1));

        elsewhere.wireMock().verify(1, postRequestedFor(urlEqualTo("/score")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://service.example@evil.example/score", "ftp://service.example/score", "score"})
    void deceptiveUriIsRefused(String uri) {
        assertThatThrownBy(() -> ScoringClient.builder(URI.create(uri), Row.class, Verdict.class)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the scoring URI");
    }

    @Test
    void failedTokenIsAScoringExceptionWithoutARequest() {
        ScoringClient<Row, Verdict> client = client(ServiceAuth.serviceToken(() -> {
            throw new IllegalStateException("issuer is down");
        }));

        ScoringException failure = scoreFails(client);

        assertThat(failure).hasMessageContaining("issuer is down");
        assertThat(failure.attempts()).isZero();
    }

    @Test
    void tokenIsFetchedOnceForManyCalls() {
        stub(okJson("{}"));
        ScoringClient<Row, Verdict> client = client(ServiceAuth.serviceToken(
                () -> Token.of("t", time.clock.instant().plus(Duration.ofHours(1)))));

        for (int call = 0; call < 20; call++) {
            client.score(new Row(call));
        }

        assertThat(client.stats()).isEqualTo(new ScoringStats(20, 20, 0, 0, 1));
    }

    private ScoringClientBuilder<Row, Verdict> builder(ServiceAuth auth) {
        return ScoringClient.builder(server.uri("/score"), Row.class, Verdict.class)
                .trust(RecordingWireMock.certificate())
                .auth(auth)
                .clock(time.clock)
                .sleeper(time);
    }

    private ScoringClient<Row, Verdict> client(ServiceAuth auth) {
        return builder(auth).build();
    }

    private static ScoringException scoreFails(ScoringClient<Row, Verdict> client) {
        return catchThrowableOfType(ScoringException.class, () -> client.score(new Row(1)));
    }

    private static MappingBuilder call() {
        return post(urlEqualTo("/score"));
    }

    private static void stub(ResponseDefinitionBuilder answer) {
        server.wireMock().stubFor(call().willReturn(answer));
    }

    /** Each answer once, then the last for ever. */
    private static void inTurn(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            String state = i == 0 ? Scenario.STARTED : "after-" + i;
            String next = i == answers.length - 1 ? state : "after-" + (i + 1);
            server.wireMock()
                    .stubFor(call().inScenario("turns")
                            .whenScenarioStateIs(state)
                            .willSetStateTo(next)
                            .willReturn(answers[i]));
        }
    }

    private static List<LoggedRequest> requests() {
        return server.wireMock().findAll(postRequestedFor(urlEqualTo("/score")));
    }

    private static Duration total(List<Duration> waits) {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
