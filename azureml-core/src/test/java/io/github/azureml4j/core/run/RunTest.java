package io.github.azureml4j.core.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.OperationTimeoutException;
import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunTest {

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    @RegisterExtension
    final ScriptedRun scripted = new ScriptedRun(SERVER);

    @Test
    void detailsAreReadAndTheirSecretsNotShown() {
        scripted.details(scripted.document("Running", "sig-canary"));

        RunDetails details = scripted.run().details();

        assertThat(details.runId()).isEqualTo(ScriptedRun.ID);
        assertThat(details.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(details.tags()).containsEntry("stage", "dev");
        assertThat(details.logFiles()).containsExactly("system_logs/agent.log", ScriptedRun.LOG);
        assertThat(details).hasToString("run job-1 Running");
        assertThat(details.error()).isNull();
    }

    @Test
    void awaitPollsUntilTheEndInTheOfficialClientsIntervals() {
        scripted.details(
                scripted.document("Queued", "x"),
                scripted.document("Running", "x"),
                scripted.document("Finalizing", "x"),
                scripted.document("Completed", "x"));

        RunDetails end = scripted.run().await(Duration.ofHours(1));

        assertThat(end.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(scripted.azure().pauses())
                .containsOnly(Duration.ofSeconds(2))
                .hasSize(3);
    }

    @Test
    void awaitGivesUpAfterItsTimeAndNoLater() {
        scripted.details(scripted.document("Running", "x"));

        assertThatThrownBy(() -> scripted.run().await(Duration.ofSeconds(5)))
                .isInstanceOf(OperationTimeoutException.class)
                .hasMessageContaining("still Running");
        assertThat(scripted.azure().pauses().stream()
                        .mapToLong(Duration::toMillis)
                        .sum())
                .isEqualTo(5_000);
    }

    @Test
    void aFailedRunCarriesItsReasonAndTheLastLinesOfItsLog() {
        scripted.details("""
                {"runId":"job-1","status":"Failed",
                 "error":{"error":{"code":"UserError","message":"exit code 3","innerError":{"code":"ExecutionFailed"}}},
                 "logFiles":{"user_logs/std_log.txt":"https://localhost:%d/log?sig=s"}}""".formatted(scripted.blobs().httpsPort()));
        String log = IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        scripted.log("s", log);

        RunFailedException failure = catchThrowableOfType(
                RunFailedException.class, () -> scripted.run().await(Duration.ofHours(1)));

        assertThat(failure.status()).isEqualTo(RunStatus.FAILED);
        assertThat(failure.logTail()).hasSize(20).startsWith("line 11").endsWith("line 30");
        assertThat(failure)
                .hasMessageContaining("ExecutionFailed: exit code 3")
                .hasMessageEndingWith("line 29\n  line 30");
    }

    @Test
    void aCanceledRunIsNotASuccess() {
        scripted.details("{\"runId\":\"job-1\",\"status\":\"Canceled\"}");

        assertThatThrownBy(() -> scripted.run().await(Duration.ofHours(1)))
                .isInstanceOf(RunFailedException.class)
                .hasMessage("run job-1 ended as Canceled");
    }

    @Test
    void cancelIsAskedOfTheJob() {
        String path = ScriptedRun.WORKSPACE.scope() + "/jobs/job-1/cancel";
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withStatus(202)));

        scripted.run().cancel();

        SERVER.wireMock()
                .verify(postRequestedFor(urlPathEqualTo(path)).withQueryParam("api-version", equalTo("2024-04-01")));
    }

    @Test
    void aSeriesIsReadOverItsPagesAndOrderedByStep() {
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(ScriptedRun.EXPERIMENT + "/metrics:query"))
                        .withRequestBody(equalToJson("{\"filter\":\"RunId eq 'job-1' and Name eq 'loss'\"}"))
                        .willReturn(okJson("""
                                {"value":[
                                  {"runId":"job-1","name":"loss","cells":[{"step":2,"loss":0.25}]},
                                  {"runId":"job-1","name":"loss","cells":[{"step":0,"loss":"NaN"}]}],
                                 "continuationToken":"2"}""")));
        SERVER.wireMock()
                .stubFor(
                        post(urlPathEqualTo(ScriptedRun.EXPERIMENT + "/metrics:query"))
                                .withRequestBody(matchingJsonPath("$.continuationToken", equalTo("2")))
                                .willReturn(
                                        okJson(
                                                "{\"value\":[{\"runId\":\"job-1\",\"name\":\"loss\",\"cells\":[{\"step\":1,\"loss\":0.5}]}]}")));

        Series loss = scripted.run().metrics().series("loss");

        assertThat(loss.points())
                .containsExactly(new Series.Point(0, Double.NaN), new Series.Point(1, 0.5), new Series.Point(2, 0.25));
    }

    @Test
    void valuesWithoutStepsCountFromZero() {
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(ScriptedRun.EXPERIMENT + "/metrics:query"))
                        .willReturn(okJson("""
                                {"value":[{"name":"a","cells":[{"a":1}]},{"name":"b","cells":[{"b":"text"}]},
                                          {"name":"a","cells":[{"a":2}]}]}""")));

        assertThat(scripted.run().metrics().all()).containsOnlyKeys("a");
        assertThat(scripted.run().metrics().all().get("a").points())
                .containsExactly(new Series.Point(0, 1), new Series.Point(1, 2));
    }

    @Test
    void anArtifactIsDownloadedThroughItsSignedUrl(@TempDir Path directory) {
        artifact("outputs/model.json", "{}");

        Path file = scripted.run().artifacts().download("outputs/model.json", directory.resolve("a/b/model.json"));

        assertThat(file).hasContent("{}");
        scripted.blobs().verify(getRequestedFor(urlPathEqualTo("/blob")).withHeader("Authorization", absent()));
    }

    @Test
    void allArtifactsOfAFolderAreDownloaded(@TempDir Path directory) {
        list("outputs/model.json", "outputs2/other.json", "user_logs/std_log.txt");
        artifact("outputs/model.json", "{}");

        List<Path> files = scripted.run().artifacts().downloadAll("outputs", directory);

        assertThat(files).containsExactly(directory.resolve("outputs/model.json"));
    }

    @Test
    void anArtifactCannotLeaveTheDirectory(@TempDir Path directory) {
        list("../evil.sh");

        assertThatThrownBy(() -> scripted.run().artifacts().downloadAll("", directory))
                .hasMessageContaining("../evil.sh");
    }

    @Test
    void aBrokenDownloadLeavesTheFileThatWasThere(@TempDir Path directory) throws IOException {
        artifact("outputs/model.json", "{}");
        scripted.blobs()
                .stubFor(get(urlPathEqualTo("/blob"))
                        .willReturn(aResponse().withBody("x".repeat(10_000)).withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
        Path file = Files.writeString(directory.resolve("model.json"), "old");

        assertThatThrownBy(() -> scripted.run().artifacts().download("outputs/model.json", file))
                .isInstanceOf(TransportException.class);

        assertThat(file).hasContent("old");
        assertThat(directory).isDirectoryContaining(found -> found.equals(file));
        assertThat(directory.toFile().list()).hasSize(1);
    }

    @Test
    void anAddressThatCannotBeReadIsNotShownWhole(@TempDir Path directory) {
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(ScriptedRun.RUN + "/artifacts/contentinfo"))
                        .willReturn(okJson("{\"contentUri\":\"https://a b/blob?sig=sig-canary\"}")));

        assertThatThrownBy(() -> scripted.run().artifacts().download("outputs/model.json", directory.resolve("m")))
                .isInstanceOf(AzureMlException.class)
                .extracting(Throwables::getStackTrace)
                .asString()
                .doesNotContain("sig-canary");
    }

    @Test
    void aRefusedDownloadShowsNoSignature(@TempDir Path directory) {
        artifact("outputs/model.json", "{}");
        scripted.blobs()
                .stubFor(get(urlPathEqualTo("/blob")).willReturn(aResponse().withStatus(403)));

        assertThatThrownBy(() -> scripted.run().artifacts().download("outputs/model.json", directory.resolve("m")))
                .isInstanceOf(TransportException.class)
                .hasStackTraceContaining("403")
                .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("sig-canary"));
    }

    private void list(String... paths) {
        String values = List.of(paths).stream()
                .map(path -> "{\"origin\":\"ExperimentRun\",\"container\":\"dcid.job-1\",\"path\":\"" + path + "\"}")
                .collect(Collectors.joining(","));
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(ScriptedRun.RUN + "/artifacts"))
                        .willReturn(okJson("{\"value\":[" + values + "]}")));
    }

    private void artifact(String path, String content) {
        String url = "https://localhost:" + scripted.blobs().httpsPort() + "/blob?sig=sig-canary";
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(ScriptedRun.RUN + "/artifacts/contentinfo"))
                        .withQueryParam("path", equalTo(path))
                        .willReturn(okJson("{\"contentUri\":\"" + url + "\",\"path\":\"" + path + "\"}")));
        scripted.blobs()
                .stubFor(get(urlPathEqualTo("/blob")).willReturn(aResponse().withBody(content)));
    }
}
