package io.github.azureml4j.local.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.imds.MachineIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Command jobs that really run (mfe.json 2024-04-01, Jobs_*). */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class JobWireTest {

    private static final JsonNode NONE = MissingNode.getInstance();
    private static final Set<String> ENDED = Set.of("Completed", "Failed", "Canceled");

    private static AzureMlLocal local;
    private static WorkspaceFixture workspace;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        workspace = new WorkspaceFixture(local);
        ObjectNode environment = Json.object();
        environment.withObject("/properties").put("image", "clinic/java:17").put("osType", "Linux");
        workspace.arm("PUT", "/environments/java/versions/1", environment);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void commandRunsInItsCodeAndItsOutputsBecomeArtifacts() {
        String code = workspace.code(
                "train", "Train.sh", "mkdir outputs; echo trained; echo '{\"w\":1}' > outputs/model.json");
        ObjectNode job = job("sh Train.sh");
        job.withObject("/properties").put("codeId", code).put("experimentName", "diagnosis");

        WireClient.Answer submitted = submit("train-1", job);
        JsonNode details = ended("diagnosis", "train-1");

        assertThat(submitted.status()).isEqualTo(201);
        assertThat(submitted.json().at("/properties/services/Studio/endpoint").asText())
                .contains("train-1");
        assertThat(details.path("status").asText()).isEqualTo("Completed");
        assertThat(log(details)).isEqualTo("trained\n");
        assertThat(workspace
                        .history("GET", "/experiments/diagnosis/runs/train-1/artifacts/path?path=outputs", NONE)
                        .json()
                        .findValuesAsText("path"))
                .containsExactly("outputs/model.json");
        assertThat(get("train-1").at("/properties/status").asText()).isEqualTo("Completed");
    }

    @Test
    void failedCommandNamesItsExitCode() {
        submit("fails", job("echo before; echo wrong >&2; exit 42"));

        JsonNode details = ended("Default", "fails");

        assertThat(details.path("status").asText()).isEqualTo("Failed");
        assertThat(details.at("/error/error/message").asText()).contains("42").contains("user_logs/std_log.txt");
        assertThat(log(details)).isEqualTo("before\nwrong\n");
    }

    @Test
    void runSeesWhoItIsAndTheWayOut() {
        ObjectNode job = job("env; test -s \"$SSL_CERT_FILE\" && echo trusted");
        job.withObject("/properties/environmentVariables").put("RATE", "0.1");
        submit("environment", job);

        JsonNode details = ended("Default", "environment");

        assertThat(log(details).lines())
                .contains("AZUREML_RUN_ID=environment", "AZUREML_ARM_PROJECT_NAME=Default", "RATE=0.1", "trusted")
                .contains("AZUREML_ARM_SUBSCRIPTION=" + local.subscriptionId())
                .contains("AZUREML_SERVICE_ENDPOINT=" + workspace.region())
                .contains("HTTPS_PROXY=http://127.0.0.1:" + local.proxy().getPort());
    }

    @Test
    void runTokenInTheEnvironmentWritesMetrics() {
        submit("token", job("printf %s \"$AZUREML_RUN_TOKEN\""));
        String token = log(ended("Default", "token"));
        ObjectNode metric = Json.object().put("name", "loss");
        metric.putArray("cells").addObject().put("loss", 0.5);

        assertThat(workspace
                        .history(token, "POST", "/experiments/Default/runs/token/metrics", metric)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void runWithAManagedIdentitySignsInAsIt() {
        MachineIdentity trainer = local.managedIdentities().addUserAssigned("trainer");
        ObjectNode job = job("echo $MSI_ENDPOINT $MSI_SECRET $DEFAULT_IDENTITY_CLIENT_ID");
        job.withObject("/properties/identity").put("identityType", "Managed").put("clientId", trainer.clientId());
        submit("identity", job);

        String[] variables = log(ended("Default", "identity")).trim().split(" ", -1);
        WireClient wire = new WireClient(local);
        JsonNode answer = wire.send(
                        "GET",
                        variables[0] + "?api-version=2017-09-01&resource=https://management.azure.com/&clientid="
                                + variables[2],
                        null,
                        "secret",
                        variables[1])
                .json();

        assertThat(answer.path("client_id").asText()).isEqualTo(trainer.clientId());
        assertThat(wire.json(
                                answer.path("access_token").asText(),
                                "GET",
                                WireClient.ARM + "/subscriptions?api-version=2022-12-01",
                                null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void runHasTheIdentityOfItsCompute() {
        MachineIdentity cluster = local.managedIdentities().addUserAssigned("cluster");
        ObjectNode compute = Json.object().put("location", "eastus");
        compute.withObject("/properties").put("computeType", "AmlCompute");
        compute.withObject("/properties/properties").put("vmSize", "STANDARD_DS3_V2");
        compute.withObject("/identity").put("type", "UserAssigned");
        compute.withObject("/identity").putObject("userAssignedIdentities").putObject(cluster.resourceId());
        workspace.arm("PUT", "/computes/cpu-identity", compute);
        local.clock().advance(Duration.ofMinutes(1));
        ObjectNode job = job("echo $DEFAULT_IDENTITY_CLIENT_ID");
        job.withObject("/properties").put("computeId", workspace.scope() + "/computes/cpu-identity");
        submit("compute-identity", job);

        assertThat(log(ended("Default", "compute-identity"))).isEqualTo(cluster.clientId() + "\n");
    }

    @Test
    void runWithoutAnIdentityHasNoneOfItsVariables() {
        submit("nobody", job("env"));

        assertThat(log(ended("Default", "nobody"))).doesNotContain("MSI_", "DEFAULT_IDENTITY_CLIENT_ID");
    }

    @Test
    void literalInputsTakeTheirPlaces() {
        ObjectNode job = job("echo rate ${{inputs.rate}}");
        job.withObject("/properties/inputs/rate").put("jobInputType", "literal").put("value", "0.3");
        submit("inputs", job);

        assertThat(log(ended("Default", "inputs"))).isEqualTo("rate 0.3\n");
    }

    @Test
    void logIsReadableWhileTheRunGoesOnAndCancelEndsTheWholeTree() throws Exception {
        submit("cancelled", job("sleep 600 & echo $!; echo $$; wait"));
        JsonNode running = WorkspaceFixture.until(
                details -> details.path("logFiles").has(Execution.LOG)
                        && log(details).lines().count() == 2,
                () -> details("Default", "cancelled"));
        var processes = log(running)
                .lines()
                .map(line -> ProcessHandle.of(Long.parseLong(line)).orElseThrow())
                .toList();
        assertThat(running.path("status").asText()).isEqualTo("Running");

        WireClient.Answer cancel = workspace.arm("POST", "/jobs/cancelled/cancel", NONE);

        assertThat(cancel.status()).isEqualTo(202);
        assertThat(cancel.header("Location")).isNotEmpty();
        assertThat(ended("Default", "cancelled").path("status").asText()).isEqualTo("Canceled");
        for (ProcessHandle process : processes) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
        assertThat(workspace.arm("POST", "/jobs/cancelled/cancel", NONE).status())
                .isEqualTo(200);
    }

    @Test
    void timeoutCancelsTheRun() {
        ObjectNode job = job("sleep 600");
        job.withObject("/properties/limits").put("jobLimitsType", "Command").put("timeout", "PT1S");
        submit("late", job);

        assertThat(ended("Default", "late").path("status").asText()).isEqualTo("Canceled");
    }

    @Test
    void sameBodyAgainIsTheSameJobAndAnotherCommandIsRefused() {
        submit("again", job("true"));

        assertThat(submit("again", job("true")).status()).isEqualTo(200);
        assertThat(submit("again", job("false")).status()).isEqualTo(400);
    }

    @Test
    void tagsOfAJobCanBeChanged() {
        submit("tagged", job("true"));
        ObjectNode job = job("true");
        job.withObject("/properties/tags").put("stage", "prod");
        submit("tagged", job);

        assertThat(workspace
                        .arm("GET", "/jobs?tag=stage=prod", NONE)
                        .json()
                        .path("value")
                        .findValuesAsText("name"))
                .containsExactly("tagged");
    }

    @Test
    void whatIsMissingIsNamed() {
        ObjectNode noEnvironment = job("true");
        noEnvironment
                .withObject("/properties")
                .put("environmentId", workspace.scope() + "/environments/none/versions/1");
        ObjectNode noCompute = job("true");
        noCompute.withObject("/properties").put("computeId", workspace.scope() + "/computes/none");

        assertThat(submit("missing", noEnvironment).status()).isEqualTo(400);
        assertThat(submit("missing", noCompute).text()).contains("/computes/none");
        assertThat(workspace.arm("GET", "/jobs/missing", NONE).status()).isEqualTo(404);
    }

    @Test
    void sweepIs501() {
        ObjectNode sweep = job("true");
        sweep.withObject("/properties").put("jobType", "Sweep");

        assertThat(submit("sweep", sweep).status()).isEqualTo(501);
    }

    @Test
    void deletedJobIsGoneWithItsRun() {
        submit("deleted", job("true"));
        ended("Default", "deleted");
        WorkspaceFixture.until(
                status -> status.asInt() != 409,
                () -> Json.object()
                        .numberNode(
                                workspace.arm("DELETE", "/jobs/deleted", NONE).status()));

        assertThat(workspace.arm("GET", "/jobs/deleted", NONE).status()).isEqualTo(404);
        assertThat(workspace
                        .history("GET", "/experiments/Default/runs/deleted", NONE)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void closeEndsRunsAndDeletesTheirDirectories() throws Exception {
        ProcessHandle process;
        Path directory;
        try (AzureMlLocal other = AzureMlLocal.start()) {
            WorkspaceFixture clinic = new WorkspaceFixture(other);
            ObjectNode environment = Json.object();
            environment.withObject("/properties").put("image", "clinic/java:17");
            clinic.arm("PUT", "/environments/java/versions/1", environment);
            clinic.arm("PUT", "/jobs/open", job("echo $$; pwd; sleep 600"));
            JsonNode running = WorkspaceFixture.until(
                    details -> details.path("logFiles").has(Execution.LOG)
                            && log(clinic, details).lines().count() == 2,
                    () -> clinic.history("GET", "/experiments/Default/runs/open/details", NONE)
                            .json());
            String[] lines = log(clinic, running).split("\n", -1);
            process = ProcessHandle.of(Long.parseLong(lines[0])).orElseThrow();
            directory = Path.of(lines[1]);
            assertThat(directory).exists();
        }

        process.onExit().get(20, TimeUnit.SECONDS);
        assertThat(Files.exists(directory.getParent().getParent())).isFalse();
    }

    private static ObjectNode job(String command) {
        ObjectNode job = Json.object();
        job.withObject("/properties")
                .put("jobType", "Command")
                .put("command", command)
                .put("environmentId", workspace.scope() + "/environments/java/versions/1");
        return job;
    }

    private static WireClient.Answer submit(String id, ObjectNode job) {
        return workspace.arm("PUT", "/jobs/" + id, job);
    }

    private static JsonNode get(String id) {
        return workspace.arm("GET", "/jobs/" + id, NONE).json();
    }

    private static JsonNode details(String experiment, String id) {
        return workspace
                .history("GET", "/experiments/" + experiment + "/runs/" + id + "/details", NONE)
                .json();
    }

    private static JsonNode ended(String experiment, String id) {
        return WorkspaceFixture.until(
                details -> ENDED.contains(details.path("status").asText()), () -> details(experiment, id));
    }

    private static String log(JsonNode details) {
        return log(workspace, details);
    }

    private static String log(WorkspaceFixture of, JsonNode details) {
        return of.wire()
                .send("GET", details.path("logFiles").path(Execution.LOG).asText(), null)
                .text();
    }
}
