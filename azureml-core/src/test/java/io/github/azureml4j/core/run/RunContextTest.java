package io.github.azureml4j.core.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.azureml4j.auth.Transport;
import io.github.azureml4j.core.AuthenticationException;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.OriginRefusedException;
import io.github.azureml4j.testkit.FakeClock;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RunContextTest {

    private static final String SCOPE = "/subscriptions/" + ScriptedAzure.SUBSCRIPTION
            + "/resourceGroups/rg-clinic/providers/Microsoft.MachineLearningServices/workspaces/clinic";
    private static final String BATCH = "/history/v1.0" + SCOPE + "/experiments/diagnosis/runs/job-1/batch/metrics";
    private static final String TOKEN = "/history/v1.0" + SCOPE + "/experimentids/e-1/runs/job-1/token";

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    private final FakeClock clock = new FakeClock();

    @Test
    void pointsAreSentInBatchesWithTheRunsOwnToken() {
        accept();
        try (RunContext run = connect()) {
            for (int epoch = 0; epoch < 1_500; epoch++) {
                run.log("loss", epoch, 1.0 / (epoch + 1));
            }
            run.log("accuracy", 0.97);
        }

        List<JsonNode> metrics = metrics();
        assertThat(metrics).hasSize(1_501);
        assertThat(ids(metrics)).hasSize(1_501);
        assertThat(batches()).allSatisfy(request -> {
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer canary-run-token");
            assertThat(json(request).path("values")).hasSizeLessThanOrEqualTo(1_000);
        });
    }

    @Test
    void aPointIsAMetricOfOneCell() {
        accept();
        try (RunContext run = connect()) {
            run.log("loss", 3, 0.5);
            run.log("accuracy", Double.NaN);
        }

        assertThat(metrics().get(0).toString())
                .contains("\"name\":\"loss\"", "\"cells\":[{\"step\":3,\"loss\":0.5}]", "\"numCells\":1")
                .contains("\"dataContainerId\":\"dcid.job-1\"", "\"createdUtc\":\"2026-01-01T00:00:00Z\"")
                .contains("\"metricId\":\"");
        assertThat(metrics().get(1).toString())
                .contains("\"cells\":[{\"accuracy\":\"NaN\"}]", "\"metricType\":\"azureml.v1.scalar\"");
    }

    @Test
    void aRepeatedBatchKeepsItsIds() {
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(BATCH))
                        .inScenario("fault")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("up")
                        .willReturn(aResponse().withStatus(503)));
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(BATCH)).inScenario("fault").whenScenarioStateIs("up"));
        try (RunContext run = connect()) {
            run.log("loss", 0, 1);
            run.log("loss", 1, 0.5);
        }

        assertThat(batches()).hasSize(2);
        assertThat(metrics()).hasSize(4);
        assertThat(ids(metrics())).hasSize(2);
    }

    @Test
    void theTokenIsReplacedBeforeItExpires() {
        accept();
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(TOKEN))
                        .withHeader("Authorization", equalTo("Bearer canary-run-token"))
                        .willReturn(okJson("{\"token\":\"second\",\"expiryTimeUtc\":\"2026-01-01T02:00:00Z\"}")));
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(TOKEN))
                        .withHeader("Authorization", equalTo("Bearer second"))
                        .willReturn(okJson("{\"token\":\"third\",\"expiryTimeUtc\":\"2026-01-01T03:00:00Z\"}")));
        try (RunContext run = connect()) {
            for (String expected : List.of("canary-run-token", "second", "third")) {
                run.log("loss", 1);
                run.flush();
                assertThat(batches().get(batches().size() - 1).getHeader("Authorization"))
                        .isEqualTo("Bearer " + expected);
                clock.advance(Duration.ofMinutes(59).plusSeconds(50));
            }
        }
    }

    @Test
    void aRejectedTokenIsReplacedOnceAndTheBatchSentAgain() {
        rejectBatchesWith("canary-run-token");
        tokenIs(okJson("{\"token\":\"canary-second\",\"expiryTimeUtc\":\"2026-01-01T02:00:00Z\"}"));
        try (RunContext run = connect()) {
            run.log("loss", 1);
        }

        assertThat(batches())
                .extracting(request -> request.getHeader("Authorization"))
                .containsExactly("Bearer canary-run-token", "Bearer canary-second");
        assertThat(ids(metrics())).hasSize(1);
        SERVER.wireMock().verify(1, getRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    void aServiceThatRejectsEveryTokenIsNotAskedForEver() {
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(BATCH)).willReturn(aResponse().withStatus(401)));
        tokenIs(okJson("{\"token\":\"canary-second\",\"expiryTimeUtc\":\"2026-01-01T02:00:00Z\"}"));
        RunContext run = connect();
        run.log("loss", 1);

        assertThatThrownBy(run::flush)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageNotContaining("canary");
        assertThat(batches()).hasSize(2);
        SERVER.wireMock().verify(1, getRequestedFor(urlPathEqualTo(TOKEN)));
        accept();
        run.close();
    }

    @Test
    void aThrottledRefreshIsRepeatedWhenTheServiceWants() {
        tokenIs(aResponse().withStatus(429).withHeader("Retry-After", "600"));
        accept();
        try (RunContext run = connect()) {
            clock.advance(Duration.ofMinutes(59));
            for (int second = 0; second < 50; second++) {
                run.log("loss", second);
                run.flush();
                clock.advance(Duration.ofSeconds(1));
            }
        }

        SERVER.wireMock().verify(1, getRequestedFor(urlPathEqualTo(TOKEN)));
        assertThat(batches())
                .allSatisfy(request ->
                        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer canary-run-token"));
    }

    /** Resource Manager is another origin, as every other host is: what leads there is refused before a byte is sent. */
    @Test
    void theTokenGoesToTheRunsServiceAlone() {
        WireMockServer elsewhere = ScriptedAzure.server();
        elsewhere.stubFor(any(anyUrl()).willReturn(okJson("{\"token\":\"canary-stolen\"}")));
        String address = "https://localhost:" + elsewhere.httpsPort() + "/subscriptions";
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(BATCH))
                        .willReturn(aResponse().withStatus(307).withHeader("Location", address)));
        tokenIs(aResponse().withStatus(302).withHeader("Location", address));
        RunContext run = connect();
        clock.advance(Duration.ofMinutes(59));
        run.log("loss", 1);

        assertThatThrownBy(run::flush).isInstanceOf(OriginRefusedException.class);

        assertThat(elsewhere.getAllServeEvents()).isEmpty();
        accept();
        run.close();
        elsewhere.stop();
    }

    @Test
    void aRefusedBatchIsKeptAndSaid() {
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(BATCH))
                        .willReturn(aResponse().withStatus(400).withBody("{\"error\":{\"code\":\"UserError\"}}")));
        RunContext run = connect();
        run.log("loss", 1);

        assertThatThrownBy(run::flush)
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("UserError")
                .hasMessageNotContaining("canary");
        accept();
        run.close();
        assertThat(ids(metrics())).hasSize(1);
    }

    @Test
    void aFileBecomesAnArtifactOfTheRun(@TempDir Path directory) throws Exception {
        String path = "/artifact/v2.0" + SCOPE + "/artifacts/ExperimentRun/dcid.job-1/content";
        SERVER.wireMock().stubFor(post(urlPathEqualTo(path)).willReturn(okJson("{}")));
        try (RunContext run = connect()) {
            run.uploadArtifact("plots/loss.svg", Files.writeString(directory.resolve("loss.svg"), "<svg/>"));
        }

        SERVER.wireMock()
                .verify(postRequestedFor(urlPathEqualTo(path))
                        .withQueryParam("path", equalTo("plots/loss.svg"))
                        .withHeader("Content-Type", equalTo("application/octet-stream"))
                        .withRequestBody(equalTo("<svg/>")));
    }

    @Test
    void namesThatCannotBeStoredAreRefused() {
        try (RunContext run = connect()) {
            assertThatThrownBy(() -> run.log(" ", 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> run.log("step", 1, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void outsideARunThereIsNoCurrentRun() {
        assertThat(RunContext.isInsideRun()).isFalse();
        assertThatThrownBy(RunContext::current).hasMessageContaining("not inside a run");
    }

    /** A program inside a run is a process of its own: it finds everything in its environment and starts without azure-identity. */
    @Test
    void aProcessInsideARunNeedsItsEnvironmentOnly(@TempDir Path directory) throws Exception {
        accept();
        Path pem = Files.writeString(
                directory.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(RecordingWireMock.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + directory.resolve("classes.txt"),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName());
        program.environment().putAll(variables(Instant.now()));
        program.environment().put("SSL_CERT_FILE", pem.toString());
        program.environment().put("NO_PROXY", "localhost");
        Path output = directory.resolve("output.txt");
        Process process = program.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(metrics()).as(Files.readString(output)).hasSize(1);
        assertThat(Files.readString(directory.resolve("classes.txt")))
                .contains("io.github.azureml4j.core.run.RunContext")
                .doesNotContain("com.azure.identity", "com.microsoft.aad");
    }

    /** Training code that forgets to close. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            RunContext.current().log("loss", 1);
        }
    }

    private RunContext connect() {
        Transport transport =
                Transport.builder().trust(RecordingWireMock.certificate()).build();
        return RunContext.connect(variables(clock.instant()), new RunTransport(transport, clock));
    }

    private static Map<String, String> variables(Instant now) {
        Map<String, String> variables = RunEnvironmentTest.variables();
        variables.put("AZUREML_ARM_SUBSCRIPTION", ScriptedAzure.SUBSCRIPTION);
        variables.put("AZUREML_SERVICE_ENDPOINT", SERVER.uri().toString());
        variables.put("AZUREML_RUN_TOKEN_EXPIRY", String.valueOf(now.getEpochSecond() + 3_600));
        return variables;
    }

    private static void rejectBatchesWith(String token) {
        accept();
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(BATCH))
                        .withHeader("Authorization", equalTo("Bearer " + token))
                        .willReturn(aResponse().withStatus(401)));
    }

    private static void tokenIs(ResponseDefinitionBuilder answer) {
        SERVER.wireMock().stubFor(get(urlPathEqualTo(TOKEN)).willReturn(answer));
    }

    private static void accept() {
        SERVER.wireMock().stubFor(post(urlPathEqualTo(BATCH)).willReturn(aResponse()));
    }

    private static List<LoggedRequest> batches() {
        return SERVER.wireMock().findAll(postRequestedFor(urlPathEqualTo(BATCH)));
    }

    private static List<JsonNode> metrics() {
        List<JsonNode> metrics = new ArrayList<>();
        batches().forEach(request -> json(request).path("values").forEach(metrics::add));
        return metrics;
    }

    private static Set<String> ids(List<JsonNode> metrics) {
        Set<String> ids = new HashSet<>();
        metrics.forEach(metric -> ids.add(metric.path("metricId").asText()));
        return ids;
    }

    private static JsonNode json(LoggedRequest request) {
        try {
            return Json.mapper().readTree(request.getBody());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
