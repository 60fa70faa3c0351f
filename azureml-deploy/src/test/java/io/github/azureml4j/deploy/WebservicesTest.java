package io.github.azureml4j.deploy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.AccessToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.security.lint.LintMode;
import io.github.azureml4j.deploy.aci.AciDeployConfig;
import io.github.azureml4j.deploy.aks.AksDeployConfig;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.testkit.CapturedLogs;
import io.github.azureml4j.testkit.FakeClock;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

@Timeout(60)
class WebservicesTest {

    private static final WorkspaceId WORKSPACE =
            new WorkspaceId("00000000-1111-2222-3333-444444444444", "rg-clinic", "clinic");
    private static final String ROOT = "/modelmanagement/v1.0" + WORKSPACE.scope();
    private static final String SERVICE = ROOT + "/services/diagnosis";
    private static final String OPERATION = ROOT + "/operations/op-1";
    private static final String UPLOAD = "/artifact/v2.0" + WORKSPACE.scope() + "/artifacts/LocalUpload/[^/]+/content";

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    private final FakeClock clock = new FakeClock();
    private AzureMl ml;
    private Webservices services;

    @TempDir
    Path directory;

    @BeforeEach
    void connect() throws IOException {
        ml = builder().build();
        services = servicesOf(ml);
        Files.writeString(directory.resolve("Score.java"), "class Score {}");
        Files.writeString(Files.createDirectories(directory.resolve("lib")).resolve("a b.txt"), "words");
        stub(get(urlPathEqualTo(WORKSPACE.scope()))
                .willReturn(okJson("{\"properties\":{\"discoveryUrl\":\"" + SERVER.uri() + "/discovery\"}}")));
        stub(get(urlPathEqualTo("/discovery")).willReturn(okJson("{\"api\":\"" + SERVER.uri() + "\"}")));
        stub(post(urlPathMatching(UPLOAD))
                .willReturn(okJson("{\"origin\":\"LocalUpload\",\"container\":\"c\",\"path\":\"p\"}")));
        stub(post(urlPathEqualTo(ROOT + "/services"))
                .willReturn(aResponse()
                        .withStatus(202)
                        .withHeader("Operation-Location", "http://internal.invalid/elsewhere/op-1?x=y")));
        service("\"state\":\"Healthy\",\"authEnabled\":true,\"scoringUri\":\"http://diagnosis.invalid/score\"");
    }

    @AfterEach
    void disconnect() {
        ml.close();
    }

    @Test
    void theProgramIsUploadedAndNamedInTheRequest() {
        operation("{\"state\":\"Succeeded\"}");

        deploy();

        List<LoggedRequest> uploads = SERVER.wireMock().findAll(postRequestedFor(urlPathMatching(UPLOAD)));
        assertThat(uploads)
                .extracting(request -> request.getQueryParams().get("path").firstValue())
                .containsExactly("Score.java", "lib/a b.txt");
        assertThat(uploads).extracting(LoggedRequest::getBodyAsString).containsExactly("class Score {}", "words");
        String container = uploads.get(0).getUrl().replaceAll(".*/LocalUpload/([^/]+)/.*", "$1");
        SERVER.wireMock()
                .verify(postRequestedFor(urlPathEqualTo(ROOT + "/services"))
                        .withRequestBody(equalToJson("""
                                {"name":"diagnosis","computeType":"ACI","deploymentType":"HttpRealtimeEndpoint",
                                 "environmentImageRequest":{"driverProgram":"driver","assets":[
                                   {"id":"driver","mimeType":"application/x-java","unpack":false,
                                    "url":"aml://artifact/LocalUpload/%1$s/Score.java"},
                                   {"id":"lib/a b.txt","mimeType":"application/octet-stream","unpack":false,
                                    "url":"aml://artifact/LocalUpload/%1$s/lib/a b.txt"}],
                                  "modelIds":["diagnosis:1"],
                                  "environment":{"name":"java","version":"17","environmentVariables":{"THRESHOLD":"0.5"},
                                   "docker":{"baseImage":"jdk:17"}}},
                                 "containerResourceRequirements":{"cpu":0.1,"memoryInGB":0.5},"authEnabled":true,
                                 "sslEnabled":false,"appInsightsEnabled":false}""".formatted(container))));
    }

    @Test
    void answersOfDataWithHighBusinessImpactAreNotReported() {
        operation("{\"state\":\"Succeeded\"}");
        stub(get(urlPathEqualTo(WORKSPACE.scope()))
                .willReturn(okJson("{\"properties\":{\"hbiWorkspace\":true,\"discoveryUrl\":\"" + SERVER.uri()
                        + "/discovery\"}}")));

        services.deploy(
                "diagnosis",
                inference(),
                List.of("diagnosis:1"),
                AciDeployConfig.builder().appInsights(true).build());
        deploy();

        List<LoggedRequest> requests = SERVER.wireMock().findAll(postRequestedFor(urlPathEqualTo(ROOT + "/services")));
        assertThat(requests)
                .extracting(LoggedRequest::getBodyAsString)
                .satisfiesExactly(
                        reported -> assertThat(reported)
                                .contains("\"APP_INSIGHTS_LOG_RESPONSE_ENABLED\":\"false\"", "\"THRESHOLD\":\"0.5\""),
                        silent -> assertThat(silent).doesNotContain("APP_INSIGHTS"));
    }

    @Test
    void whatSnapshotsLeaveOutIsNotUploadedEither() throws IOException {
        operation("{\"state\":\"Succeeded\"}");
        Files.writeString(directory.resolve(".env"), "PASSWORD=canary");
        Files.writeString(directory.resolve(".amlignore"), "*.txt\n");

        deploy();

        assertThat(SERVER.wireMock().findAll(postRequestedFor(urlPathMatching(UPLOAD))))
                .extracting(request -> request.getQueryParams().get("path").firstValue())
                .containsExactly(".amlignore", "Score.java");
    }

    @Test
    void theOperationIsFollowedByItsLastSegmentOnly() {
        operation(
                "{\"state\":\"NotStarted\"}",
                "{\"state\":\"Running\",\"operationDetails\":{\"subOperationType\":\"BuildEnvironment\"}}",
                "{\"state\":\"Succeeded\"}");

        Webservice service = deploy().await(Duration.ofMinutes(5));

        assertThat(service.state()).isEqualTo(ServiceState.HEALTHY);
        assertThat(service.scoringUri()).hasToString("http://diagnosis.invalid/score");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:03Z"));
    }

    @Test
    void aFailedDeploymentCarriesItsReasonAndTheLastLinesOfItsLog() {
        operation("""
                {"state":"Failed","error":{"code":"KubernetesDeploymentFailed","statusCode":400,"message":"did not start",
                 "details":[{"code":"CrashLoopBackOff","message":"exit code 1"}]}}""");
        stub(get(urlPathEqualTo(SERVICE + "/logs"))
                .willReturn(okJson("{\"content\":\"starting\\nException: no model\\n\"}")));

        DeploymentFailedException failure =
                catchThrowableOfType(DeploymentFailedException.class, () -> deploy().await());

        assertThat(failure.status()).isEqualTo("Failed");
        assertThat(failure.code()).isEqualTo("CrashLoopBackOff");
        assertThat(failure.logTail()).containsExactly("starting", "Exception: no model");
        assertThat(failure)
                .hasMessageContainingAll("KubernetesDeploymentFailed: did not start", "CrashLoopBackOff: exit code 1")
                .hasMessageEndingWith("Exception: no model");
    }

    @Test
    void aFailureIsToldEvenWithoutALog() {
        operation("{\"state\":\"TimedOut\"}");
        stub(get(urlPathEqualTo(SERVICE + "/logs")).willReturn(aResponse().withStatus(404)));

        assertThatThrownBy(() -> deploy().await())
                .isInstanceOf(DeploymentFailedException.class)
                .hasMessageContaining("TimedOut");
    }

    @Test
    void aDeploymentIsResumedByItsToken() {
        operation("{\"state\":\"Succeeded\"}");
        String token = deploy().resumeToken();

        assertThat(token).doesNotContain("canary");
        assertThat(services.resume(token).await().name()).isEqualTo("diagnosis");
        assertThatThrownBy(() -> services.resume("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everythingWrongIsSaidAtOnceAndNothingIsSent() {
        InferenceConfig inference = InferenceConfig.entryScript("../Score.java")
                .sourceDirectory(directory)
                .environmentVariable("A=B", "x")
                .build();

        assertThatThrownBy(
                        () -> services.deploy("Diagnosis", inference, List.of("diagnosis"), AciDeployConfig.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "its name is not",
                        "needs an environment",
                        "../Score.java is not a file",
                        "'A=B'",
                        "no model id");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void strictLintStopsSecretsBeforeAnythingIsSent() throws IOException {
        String token = "ghp_" + "0a1B2c3D4e".repeat(4);
        Files.createDirectories(directory.resolve(".git"));
        Files.writeString(
                directory.resolve(".git/config"), "[remote \"origin\"]\n\turl = https://" + token + "@git.example/r\n");
        InferenceConfig inference = InferenceConfig.entryScript("Score.java")
                .sourceDirectory(directory)
                .environment("java:17")
                .environmentVariable("DB_PASSWORD", "Sommerregen-83!")
                .build();
        AciDeployConfig config = AciDeployConfig.builder()
                .description("the password is Sommerregen-83!")
                .tag("note", "password=Sommerregen-83!")
                .build();

        try (AzureMl strict = builder().secretLint(LintMode.STRICT).build()) {
            assertThatThrownBy(() -> servicesOf(strict).deploy("diagnosis", inference, List.of("diagnosis:1"), config))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(
                            "environment variable 'DB_PASSWORD'", "tag 'note'", "'description'", "Git remote 'origin'")
                    .hasMessageNotContainingAny("Sommerregen", token);
        }
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void keysAreListedAndNeverShown() {
        stub(post(urlPathEqualTo(SERVICE + "/listkeys"))
                .willReturn(okJson("{\"primaryKey\":\"canary-1\",\"secondaryKey\":\"canary-2\"}")));

        assertThat(service().keys().primary()).isEqualTo("canary-1");
        assertThat(service().keys().toString()).doesNotContain("canary");
    }

    @Test
    void secretsAreInNoLogNoExceptionNoTextAndNoJson() throws IOException {
        stub(post(urlPathEqualTo(SERVICE + "/listkeys"))
                .willReturn(okJson("{\"primaryKey\":\"canary-1\",\"secondaryKey\":\"canary-2\"}")));
        operation("{\"state\":\"Failed\",\"error\":{\"code\":\"Broken\",\"message\":\"no\"}}");
        AciDeployConfig sealed = AciDeployConfig.builder()
                .keyAuth(true)
                .ssl("certificate", "canary-of-a-private-key", "clinic.example")
                .build();
        InferenceConfig inference = InferenceConfig.entryScript("Score.java")
                .sourceDirectory(directory)
                .environment("java:17")
                .environmentVariable("PASSWORD", "canary-of-a-variable")
                .build();
        try (CapturedLogs logs = CapturedLogs.start()) {
            Operation<Webservice> deployment = services.deploy("diagnosis", inference, List.of("diagnosis:1"), sealed);
            Throwable failed = catchThrowable(deployment::await);
            Webservice service = service();
            List<Object> said = List.of(
                    sealed,
                    inference,
                    deployment,
                    service,
                    service.details(),
                    service.keys(),
                    services,
                    ml,
                    ml.connection());

            String json = new ObjectMapper()
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .writeValueAsString(said);
            assertThat(logs.text() + Throwables.getStackTrace(failed) + said + json)
                    .contains("Broken", "/modelmanagement/")
                    .doesNotContain("canary");
        }
    }

    @Test
    void aNewKeyIsTheServicesChoice() {
        stub(post(urlPathEqualTo(SERVICE + "/regenerateKeys"))
                .willReturn(okJson("{\"primaryKey\":\"a\",\"secondaryKey\":\"b\"}")));

        assertThat(service().regenerateKey(KeyType.SECONDARY).secondary()).isEqualTo("b");
        SERVER.wireMock()
                .verify(postRequestedFor(urlPathEqualTo(SERVICE + "/regenerateKeys"))
                        .withRequestBody(equalTo("{\"keyType\":\"Secondary\"}")));
    }

    @Test
    void aNewKeyMayTakeItsTime() {
        stub(post(urlPathEqualTo(SERVICE + "/regenerateKeys"))
                .willReturn(aResponse().withStatus(202).withHeader("Operation-Location", "/operations/op-1")));
        stub(post(urlPathEqualTo(SERVICE + "/listkeys")).willReturn(okJson("{\"primaryKey\":\"new\"}")));
        operation("{\"state\":\"Running\"}", "{\"state\":\"Succeeded\"}");

        assertThat(service().regenerateKey(KeyType.PRIMARY).primary()).isEqualTo("new");
    }

    @Test
    void aTokenHasItsIssuersTimes() {
        stub(post(urlPathEqualTo(SERVICE + "/token"))
                .willReturn(okJson("{\"accessToken\":\"t\",\"tokenType\":\"Bearer\",\"expiryOn\":1767229200,"
                                + "\"refreshAfter\":1767227400}")
                        .withStatus(201)));

        assertThat(service().token())
                .isEqualTo(
                        new Token("t", Instant.parse("2026-01-01T01:00:00Z"), Instant.parse("2026-01-01T00:30:00Z")));
    }

    @Test
    void aTokenWithoutAnExpiryIsReplacedSoon() {
        stub(post(urlPathEqualTo(SERVICE + "/token")).willReturn(okJson("{\"accessToken\":\"t\",\"expiryOn\":0}")));

        assertThat(service().token()).isEqualTo(Token.of("t", clock.instant().plus(Duration.ofMinutes(10))));
    }

    @Test
    void anAnswerWithoutATokenIsRefused() {
        stub(post(urlPathEqualTo(SERVICE + "/token"))
                .willReturn(okJson("{\"access\":\"canary\"}").withStatus(201)));

        assertThatThrownBy(() -> service().token())
                .hasMessageContaining("diagnosis")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aKeyOverPlainHttpNeedsConsent() {
        stub(post(urlPathEqualTo(SERVICE + "/listkeys")).willReturn(okJson("{\"primaryKey\":\"canary\"}")));

        assertThatThrownBy(() -> service().scorer(String.class, String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in the clear")
                .hasMessageNotContaining("canary");
        service()
                .scorerBuilder(String.class, String.class)
                .allowCredentialOverPlainHttp()
                .build()
                .close();
    }

    @Test
    void anUnknownStateIsKept() {
        service("\"state\":\"Hibernating\"");

        assertThat(service().state()).hasToString("Hibernating");
        assertThatThrownBy(() -> service().scoringUri()).hasMessageContaining("Hibernating");
    }

    @Test
    void deletingWaitsUntilTheServiceIsGone() {
        stub(WireMock.delete(urlPathEqualTo(SERVICE))
                .willReturn(aResponse().withStatus(202).withHeader("Operation-Location", "op-1")));
        operation("{\"state\":\"Running\"}", "{\"state\":\"Succeeded\"}");

        service().delete();

        assertThat(clock.instant()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void tokensAreForAksAndWordedSo() {
        operation("{\"state\":\"Succeeded\"}");
        services.deploy(
                "diagnosis",
                inference(),
                List.of("diagnosis:1"),
                AksDeployConfig.on("aks-prod").tokenAuth().build());

        SERVER.wireMock()
                .verify(postRequestedFor(urlPathEqualTo(ROOT + "/services"))
                        .withRequestBody(equalToJson(
                                "{\"computeType\":\"AKS\",\"computeName\":\"aks-prod\",\"authEnabled\":false,\"aadAuthEnabled\":true}",
                                true,
                                true)));
    }

    @Test
    void servicesAreListed() {
        stub(get(urlPathEqualTo(ROOT + "/services"))
                .willReturn(okJson("{\"value\":[{\"name\":\"diagnosis\",\"computeType\":\"ACI\"}]}")));

        assertThat(services.list().stream()).extracting(Webservice::name).containsExactly("diagnosis");
    }

    private Operation<Webservice> deploy() {
        return services.deploy(
                "diagnosis",
                inference(),
                List.of("diagnosis:1"),
                AciDeployConfig.builder().keyAuth(true).build());
    }

    private InferenceConfig inference() {
        return InferenceConfig.entryScript("Score.java")
                .sourceDirectory(directory)
                .environment(WORKSPACE.scope() + "/environments/java/versions/17")
                .baseImage("jdk:17")
                .environmentVariable("THRESHOLD", "0.5")
                .build();
    }

    private Webservice service() {
        return services.get("diagnosis");
    }

    private static void service(String properties) {
        stub(get(urlPathEqualTo(SERVICE))
                .willReturn(okJson("{\"name\":\"diagnosis\",\"computeType\":\"ACI\"," + properties + "}")));
    }

    private static void operation(String... documents) {
        for (int i = 0; i < documents.length; i++) {
            stub(get(urlPathEqualTo(OPERATION))
                    .inScenario("operation")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "poll " + i)
                    .willSetStateTo(i + 1 == documents.length && i > 0 ? "poll " + i : "poll " + (i + 1))
                    .willReturn(okJson(documents[i])));
        }
        if (documents.length == 1) {
            stub(get(urlPathEqualTo(OPERATION)).willReturn(okJson(documents[0])));
        }
    }

    private static void stub(com.github.tomakehurst.wiremock.client.MappingBuilder stub) {
        SERVER.wireMock().stubFor(stub);
    }

    private AzureMl.Builder builder() {
        return AzureMl.builder()
                .cloud(AzureCloud.PUBLIC.toBuilder()
                        .resourceManager(SERVER.uri().toString())
                        .build())
                .trust(RecordingWireMock.certificate())
                .credential(
                        request -> Mono.just(new AccessToken("canary", OffsetDateTime.parse("2036-01-01T00:00:00Z"))))
                .subscription(WORKSPACE.subscription())
                .clock(clock)
                .sleeper(clock::advance);
    }

    private static Webservices servicesOf(AzureMl ml) {
        return Webservices.in(new Workspace(new WorkspaceConnection(ml.connection(), WORKSPACE)));
    }
}
