package io.github.azureml4j.core.job;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.core.run.RunStatus;
import io.github.azureml4j.core.security.lint.Place;
import io.github.azureml4j.core.security.lint.SecretLint;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommandJobTest {

    private static final WorkspaceId WORKSPACE = new WorkspaceId(ScriptedAzure.SUBSCRIPTION, "rg-clinic", "clinic");
    private static final String SCOPE = WORKSPACE.scope();

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    private ScriptedAzure azure;
    private Jobs jobs;

    @BeforeEach
    void connect() {
        azure = ScriptedAzure.on(SERVER);
        jobs = new Jobs(new WorkspaceConnection(azure.ml().connection(), WORKSPACE));
    }

    @AfterEach
    void disconnect() {
        azure.ml().close();
    }

    @Test
    void aJobIsPutUnderAnIdOfItsOwn() {
        accept();

        Run run = jobs.command("java Train.java --rate 0.1")
                .code(SCOPE + "/codes/train/versions/1")
                .environment("java:17")
                .compute("cpu")
                .experiment("diagnosis")
                .environmentVariable("RATE", "0.1")
                .displayName("first try")
                .description("logistic regression")
                .tag("stage", "dev")
                .timeout(Duration.ofMinutes(90))
                .submit();

        LoggedRequest request = submitted().get(0);
        assertThat(request.getQueryParams().get("api-version").firstValue()).isEqualTo("2024-04-01");
        assertThat(equalToJson("""
                                {"properties":{"jobType":"Command","command":"java Train.java --rate 0.1",
                                 "codeId":"%1$s/codes/train/versions/1","environmentId":"%1$s/environments/java/versions/17",
                                 "computeId":"%1$s/computes/cpu","experimentName":"diagnosis","displayName":"first try",
                                 "description":"logistic regression","environmentVariables":{"RATE":"0.1"},
                                 "tags":{"stage":"dev"},"limits":{"jobLimitsType":"Command","timeout":"PT1H30M"}}}""".formatted(SCOPE))
                        .match(request.getBodyAsString())
                        .isExactMatch())
                .as(request.getBodyAsString())
                .isTrue();
        assertThat(run.id()).isEqualTo("job-1");
        assertThat(run.experiment()).isEqualTo("diagnosis");
    }

    @Test
    void whatIsNotSaidIsNotSent() {
        accept();

        jobs.command("echo hi").environment("java:17").submit();

        assertThat(submitted().get(0).getBodyAsString())
                .isEqualTo("{\"properties\":{\"jobType\":\"Command\",\"command\":\"echo hi\",\"environmentId\":\""
                        + SCOPE + "/environments/java/versions/17\"}}");
    }

    @Test
    void aSecondSubmissionIsAJobOfItsOwn() {
        accept();
        CommandJob job = jobs.command("echo hi").environment("/an/id");

        job.submit();
        job.submit();

        assertThat(submitted())
                .extracting(LoggedRequest::getUrl)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void everythingWrongIsSaidAtOnceAndNothingIsSent() {
        assertThatThrownBy(() -> jobs.command(" ")
                        .code(Path.of("no-such-directory"))
                        .environment("java")
                        .experiment(" ")
                        .compute("")
                        .timeout(Duration.ofMillis(1_500))
                        .environmentVariable("A B", "x")
                        .submit())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "the command is empty",
                        "no-such-directory is not a directory",
                        "an environment is required",
                        "experiment's name is empty",
                        "compute's name is empty",
                        "PT1.5S",
                        "'A B'");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void idsAreOpaqueAndOfTheContractsForm() {
        assertThat(JobId.random()).matches(JobId.FORM).isNotEqualTo(JobId.random());
    }

    @Test
    void idsThatAreDrawnAreNeverTakenForNamesOrSecrets() {
        assertThat(Stream.generate(JobId::random).limit(4_000))
                .allSatisfy(id -> assertThat(SecretLint.inspect(Place.RUN_ID, "run id", id))
                        .isEmpty());
    }

    @Test
    void aJobIsReadAndLeadsToItsRun() {
        SERVER.wireMock().stubFor(get(urlPathEqualTo(SCOPE + "/jobs/job-1")).willReturn(okJson("""
                                {"name":"job-1","properties":{"jobType":"Command","command":"echo","environmentId":"/e",
                                 "status":"Running","experimentName":"diagnosis","displayName":"d",
                                 "environmentVariables":{"PASSWORD":"canary"},"tags":{"a":"b"}}}""")));

        Job job = jobs.get("job-1");

        assertThat(job.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(job.tags()).containsEntry("a", "b");
        assertThat(job).hasToString("Command job job-1 Running");
        assertThat(job.document()
                        .at("/properties/environmentVariables/PASSWORD")
                        .asText())
                .isEqualTo("canary");
        assertThat(jobs.run("job-1").experiment()).isEqualTo("diagnosis");
    }

    @Test
    void jobsAreListedOverTheirPages() {
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(SCOPE + "/jobs"))
                        .willReturn(okJson("{\"value\":[{\"name\":\"one\",\"properties\":{\"jobType\":\"Command\"}}],"
                                + "\"nextLink\":\"" + azure.url(SCOPE + "/jobs?api-version=2024-04-01&$skip=x")
                                + "\"}")));
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(SCOPE + "/jobs"))
                        .withQueryParam("$skip", equalTo("x"))
                        .willReturn(okJson("{\"value\":[{\"name\":\"two\",\"properties\":{\"jobType\":\"Sweep\"}}]}")));

        assertThat(jobs.list().stream()).extracting(Job::id).containsExactly("one", "two");
    }

    @Test
    void cancelIsAskedOfTheService() {
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(SCOPE + "/jobs/job-1/cancel"))
                        .willReturn(aResponse().withStatus(202)));

        jobs.cancel("job-1");
    }

    private static void accept() {
        SERVER.wireMock()
                .stubFor(put(urlPathMatching(SCOPE + "/jobs/.*"))
                        .willReturn(okJson(
                                        "{\"name\":\"job-1\",\"properties\":{\"jobType\":\"Command\","
                                                + "\"command\":\"x1\",\"environmentId\":\"/e\",\"experimentName\":\"diagnosis\"}}")
                                .withStatus(201)));
    }

    private static List<LoggedRequest> submitted() {
        return SERVER.wireMock().findAll(putRequestedFor(urlPathMatching(SCOPE + "/jobs/.*")));
    }
}
