package io.github.azureml4j.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.environment.Environment;
import io.github.azureml4j.core.model.Model;
import io.github.azureml4j.core.run.LogLine;
import io.github.azureml4j.core.run.LogStream;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.core.run.RunFailedException;
import io.github.azureml4j.core.run.RunStatus;
import io.github.azureml4j.core.run.Series;
import io.github.azureml4j.deploy.aci.AciDeployConfig;
import io.github.azureml4j.deploy.aks.AksDeployConfig;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.scoring.ScoringClient;
import io.github.azureml4j.scoring.ServiceKeys;
import io.github.azureml4j.testkit.ForwardProxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job against the embedded service: processes really train and really score. */
@Timeout(180)
class TrainAndDeployOnEmulatorTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static AzureMlLocal local;
    private static AzureMl ml;
    private static Workspace workspace;
    private static String environment;
    private static Run trained;
    private static Model model;

    @BeforeAll
    static void train() throws Exception {
        local = AzureMlLocal.builder()
                .operationTime(Duration.ZERO)
                .serviceTokenLifetime(Duration.ofMinutes(10))
                .start();
        ml = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build();
        ml.resourceGroups().create("rg-clinic", "eastus2");
        workspace = Workspace.create()
                .name("clinic")
                .resourceGroup("rg-clinic")
                .location("eastus2")
                .begin(ml)
                .await(PATIENCE);
        Environment java =
                workspace.environments().register("java", "17").image("jdk:17").submit();
        environment = java.id();
        workspace.computes().aks("aks-prod").begin().await(PATIENCE);
        trained = submit("");
        trained.await(PATIENCE);
        model = workspace
                .models()
                .register("doubler")
                .fromRun(trained, "outputs/model.txt")
                .submit();
    }

    @AfterAll
    static void close() {
        ml.close();
        local.close();
    }

    @Test
    void theLogIsReadLineByLine() {
        List<LogLine> lines = new ArrayList<>();
        try (LogStream log = trained.logs()) {
            log.forEach(lines::add);
        }

        assertThat(lines).extracting(LogLine::text).containsOnlyOnce("trained at rate 0.5");
    }

    @Test
    void everyPointThatWasLoggedIsThereOnce() {
        Series loss = trained.metrics().series("loss");

        assertThat(loss.points()).hasSize(1_200);
        assertThat(loss.points()).extracting(Series.Point::step).isSorted().doesNotHaveDuplicates();
        assertThat(trained.metrics().all()).containsOnlyKeys("loss", "accuracy");
        assertThat(trained.metrics().series("accuracy").last()).isEqualTo(0.97);
    }

    @Test
    void whatTheProgramLeftIsAnArtifact(@TempDir Path directory) {
        assertThat(trained.artifacts().list()).contains("outputs/model.txt", "user_logs/std_log.txt");
        assertThat(trained.artifacts().download("outputs/model.txt", directory.resolve("model.txt")))
                .hasContent("2");
    }

    @Test
    void aProgramThatFailsFailsTheRunWithItsLastWords() throws Exception {
        Run run = submit("no data");

        RunFailedException failure = catchThrowableOfType(RunFailedException.class, () -> run.await(PATIENCE));

        assertThat(failure.status()).isEqualTo(RunStatus.FAILED);
        assertThat(failure.logTail()).contains("giving up: no data");
        assertThat(workspace.jobs().get(run.id()).status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void aRunReachesItsServiceThroughAProxyThatWantsAPassword() throws Exception {
        try (ForwardProxy company = ForwardProxy.before(local.proxy(), "user", "p@ss")) {
            String proxy = "http://user:p%40ss@127.0.0.1:" + company.address().getPort();

            Run run = submit("export https_proxy=" + proxy + "; ", "");
            run.await(PATIENCE);

            assertThat(run.metrics().series("loss").points()).hasSize(1_200);
            assertThat(company.hosts()).containsExactly("eastus2.api.azureml.ms");
        }
    }

    @Test
    void aServiceOnAciScoresWithAKeyThatCanBeReplaced() throws Exception {
        Webservice service =
                deploy("doubler-aci", AciDeployConfig.builder().keyAuth(true).build());

        assertThat(service.state()).isEqualTo(ServiceState.HEALTHY);
        try (ScoringClient<Double, Double> scorer = scorer(service)) {
            assertThat(scorer.score(21.0)).isEqualTo(42.0);
        }
        ServiceKeys before = service.keys();
        assertThat(service.regenerateKey(KeyType.PRIMARY).primary()).isNotEqualTo(before.primary());
        assertThat(service.keys().secondary()).isEqualTo(before.secondary());
        assertThat(service.logs()).contains("listening with factor 2.0");
        service.delete();
        assertThat(Webservices.in(workspace).find("doubler-aci")).isEmpty();
    }

    @Test
    void aServiceOnAksScoresOverTheExpiryOfItsTokens() throws Exception {
        Webservice service =
                deploy("doubler-aks", AksDeployConfig.on("aks-prod").tokenAuth().build());

        try (ScoringClient<Double, Double> scorer = scorer(service)) {
            for (int i = 0; i < 30; i++) {
                assertThat(scorer.score((double) i)).isEqualTo(2.0 * i);
                local.clock().advance(Duration.ofMinutes(1));
            }
        }
        service.delete();
    }

    @Test
    void aScoringProgramThatCrashesFailsTheDeploymentWithItsLastWords(@TempDir Path directory) throws Exception {
        Files.writeString(
                directory.resolve("Score.java"),
                "class Score { public static void main(String[] a) { throw new IllegalStateException(\"no model today\"); } }");

        assertThatThrownBy(() -> Webservices.in(workspace)
                        .deploy("crashes", inference(directory), List.of(), AciDeployConfig.defaults())
                        .await(PATIENCE))
                .isInstanceOf(DeploymentFailedException.class)
                .hasMessageContaining("no model today");
    }

    private static Run submit(String failure) throws URISyntaxException {
        return submit("", failure);
    }

    private static Run submit(String before, String failure) throws URISyntaxException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = before + "'" + java + "' -cp '" + System.getProperty("java.class.path") + "' "
                + TrainingProgram.class.getName() + (failure.isEmpty() ? "" : " '" + failure + "'");
        return workspace
                .jobs()
                .command(command)
                .code(resource("train"))
                .environment(environment)
                .experiment("diagnosis")
                .submit();
    }

    private static Webservice deploy(String name, DeployConfig config) throws URISyntaxException {
        return Webservices.in(workspace)
                .deploy(name, inference(resource("score")), List.of(model.nameAndVersion()), config)
                .await(PATIENCE);
    }

    private static InferenceConfig inference(Path directory) {
        return InferenceConfig.entryScript("Score.java")
                .sourceDirectory(directory)
                .environment(environment)
                .build();
    }

    private static ScoringClient<Double, Double> scorer(Webservice service) {
        return service.scorerBuilder(Double.class, Double.class)
                .allowCredentialOverPlainHttp()
                .build();
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(TrainAndDeployOnEmulatorTest.class.getResource(name).toURI());
    }
}
