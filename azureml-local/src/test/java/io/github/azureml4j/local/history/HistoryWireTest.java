package io.github.azureml4j.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Run history as a client sees it: experiment-name forms of runHistory.json 2019-09-30. */
class HistoryWireTest {

    private static final JsonNode NONE = MissingNode.getInstance();

    private static AzureMlLocal local;
    private static WorkspaceFixture workspace;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        workspace = new WorkspaceFixture(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void patchMakesARunWithItsExperimentAndThenChangesIt() {
        JsonNode made = run("made", "run-1", Json.object().put("name", "first"));
        ObjectNode change = Json.object().put("status", "Running");
        change.withObject("/tags").put("stage", "dev");
        JsonNode changed = run("made", "run-1", change);

        assertThat(made.path("status").asText()).isEqualTo("NotStarted");
        assertThat(made.path("dataContainerId").asText()).isEqualTo("dcid.run-1");
        assertThat(changed.path("name").asText()).isEqualTo("first");
        assertThat(changed.at("/tags/stage").asText()).isEqualTo("dev");
        assertThat(changed.path("revision").asInt()).isEqualTo(1);
        assertThat(get("/experiments/made").path("experimentId")).isEqualTo(made.path("experimentId"));
        assertThat(get("/experiments/made/runs/run-1")).isEqualTo(changed);
    }

    @Test
    void propertiesOfARunAreAddedAndNeverChanged() {
        ObjectNode properties = Json.object();
        properties.withObject("/properties").put("commit", "a");
        run("kept", "run-2", properties);
        ObjectNode other = Json.object();
        other.withObject("/properties").put("commit", "b");

        WireClient.Answer refused = workspace.history("PATCH", "/experiments/kept/runs/run-2", other);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/innerError/code").asText()).isEqualTo("ImmutableProperty");
    }

    @Test
    void unknownRunIs404InTheFormOfTheDataPlane() {
        WireClient.Answer answer = workspace.history("GET", "/experiments/none/runs/none", NONE);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo("UserError");
        assertThat(answer.json().at("/error/innerError/code").asText()).isEqualTo("RunNotFound");
    }

    @Test
    void repeatedBatchOfMetricsStoresNothingTwice() {
        run("points", "run-3", Json.object());
        ObjectNode batch = batch("loss", 3);

        workspace.history("POST", "/experiments/points/runs/run-3/batch/metrics", batch);
        WireClient.Answer repeated = workspace.history("POST", "/experiments/points/runs/run-3/batch/metrics", batch);

        assertThat(repeated.status()).isEqualTo(200);
        assertThat(query("points", "RunId eq 'run-3'", null).path("value")).hasSize(3);
    }

    @Test
    void metricsComeInPagesInTheOrderTheyWereLogged() {
        run("pages", "run-4", Json.object());
        workspace.history("POST", "/experiments/pages/runs/run-4/batch/metrics", batch("loss", 1500));
        workspace.history("POST", "/experiments/pages/runs/run-4/batch/metrics", batch("loss", 1000));

        List<Double> values = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            JsonNode page = query("pages", "RunId eq 'run-4' and name eq 'loss'", token);
            page.path("value")
                    .forEach(metric -> values.add(metric.at("/cells/0/loss").asDouble()));
            token = page.path("continuationToken").asText(null);
            pages++;
        } while (token != null);

        assertThat(pages).isEqualTo(3);
        assertThat(values).hasSize(2500);
        assertThat(values.subList(0, 1500)).isSorted();
    }

    @Test
    void metricIdThatIsNoGuidIsRefused() {
        run("ids", "run-5", Json.object());
        ObjectNode batch = batch("loss", 1);
        ((ObjectNode) batch.at("/values/0")).put("metricId", "one");

        assertThat(workspace
                        .history("POST", "/experiments/ids/runs/run-5/batch/metrics", batch)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void runsAreFilteredAndOrdered() {
        run("sorted", "run-a", Json.object().put("status", "Completed"));
        run("sorted", "run-b", Json.object().put("status", "Failed"));
        run("sorted", "run-c", Json.object().put("status", "Completed"));
        ObjectNode query = Json.object().put("filter", "status eq 'Completed'").put("orderBy", "runNumber desc");

        JsonNode page = workspace
                .history("POST", "/experiments/sorted/runs:query", query)
                .json();

        assertThat(page.path("value").findValuesAsText("runId")).containsExactly("run-c", "run-a");
    }

    @Test
    void filterThatIsNotBuiltIs501() {
        run("filters", "run-6", Json.object());
        ObjectNode query = Json.object().put("filter", "startswith(name, 'a')");

        assertThat(workspace
                        .history("POST", "/experiments/filters/runs:query", query)
                        .status())
                .isEqualTo(501);
    }

    @Test
    void detailsShowLogsUnderAddressesThatNeedNoSignIn() {
        run("logs", "run-7", Json.object());
        workspace.artifacts("POST", "/ExperimentRun/dcid.run-7/content?path=user_logs/std_log.txt", "epoch 1\n");
        workspace.artifacts("POST", "/ExperimentRun/dcid.run-7/content?path=outputs/model.json", "{}");

        JsonNode logs = get("/experiments/logs/runs/run-7/details").path("logFiles");

        assertThat(logs.propertyStream().map(java.util.Map.Entry::getKey)).containsExactly("user_logs/std_log.txt");
        WireClient.Answer log =
                workspace.wire().send("GET", logs.path("user_logs/std_log.txt").asText(), null);
        assertThat(log.text()).isEqualTo("epoch 1\n");
    }

    @Test
    void artifactsOfARunAreListedAndReadThroughSignedAddresses() {
        run("files", "run-8", Json.object());
        workspace.artifacts("POST", "/ExperimentRun/dcid.run-8/content?path=outputs/a.txt", "a");
        workspace.artifacts("POST", "/ExperimentRun/dcid.run-8/content?path=outputs/b.txt", "b");

        JsonNode list = get("/experiments/files/runs/run-8/artifacts");
        JsonNode content = get("/experiments/files/runs/run-8/artifacts/contentinfo?path=outputs/b.txt");

        assertThat(list.path("value").findValuesAsText("path")).containsExactly("outputs/a.txt", "outputs/b.txt");
        assertThat(workspace
                        .wire()
                        .send("GET", content.path("contentUri").asText(), null)
                        .text())
                .isEqualTo("b");
        assertThat(workspace
                        .history("GET", "/experiments/files/runs/run-8/artifacts/contentinfo?path=none", NONE)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void runTokenOpensItsWorkspaceOnTheRegionHostOnlyAndCanBeRenewedWithItself() {
        JsonNode run = run("tokens", "run-9", Json.object());
        String renewal = "/experimentids/" + run.path("experimentId").asText() + "/runs/run-9/token";
        String token = get(renewal).path("token").asText();

        local.clock().advance(Duration.ofMinutes(59));
        WireClient.Answer renewed = workspace.history(token, "GET", renewal, NONE);
        local.clock().advance(Duration.ofMinutes(2));

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(workspace.history(token, "GET", renewal, NONE).status()).isEqualTo(401);
        String fresh = renewed.json().path("token").asText();
        assertThat(workspace
                        .history(fresh, "GET", "/experiments/tokens/runs/run-9", NONE)
                        .status())
                .isEqualTo(200);
        String armUrl = WireClient.ARM + workspace.scope() + "?api-version=2024-04-01";
        assertThat(workspace.wire().json(fresh, "GET", armUrl, null).status()).isEqualTo(401);
    }

    @Test
    void nobodyIsLetInWithoutAToken() {
        String url = workspace.region() + "/history/v1.0" + workspace.scope() + "/experiments/any";

        assertThat(workspace.wire().send("GET", url, null).status()).isEqualTo(401);
    }

    private static JsonNode run(String experiment, String id, JsonNode body) {
        return workspace
                .history("PATCH", "/experiments/" + experiment + "/runs/" + id, body)
                .json();
    }

    private static JsonNode get(String path) {
        return workspace.history("GET", path, NONE).json();
    }

    private static JsonNode query(String experiment, String filter, String token) {
        ObjectNode query = Json.object().put("filter", filter);
        if (token != null) {
            query.put("continuationToken", token);
        }
        return workspace
                .history("POST", "/experiments/" + experiment + "/metrics:query", query)
                .json();
    }

    private static ObjectNode batch(String name, int count) {
        ObjectNode batch = Json.object();
        ArrayNode values = batch.putArray("values");
        for (int i = 0; i < count; i++) {
            ObjectNode metric = values.addObject()
                    .put("metricId", UUID.randomUUID().toString())
                    .put("name", name);
            metric.put("metricType", "azureml.v1.scalar")
                    .putArray("cells")
                    .addObject()
                    .put(name, (double) i);
        }
        return batch;
    }
}
