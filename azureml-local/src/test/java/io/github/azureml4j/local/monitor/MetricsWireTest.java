package io.github.azureml4j.local.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsWireTest {

    private AzureMlLocal local;
    private WorkspaceFixture workspace;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        workspace = new WorkspaceFixture(local);
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void definitionsNameTheDocumentsMetrics() {
        JsonNode definitions = ask("metricDefinitions", Map.of()).json().path("value");
        assertThat(definitions)
                .extracting(metric -> metric.at("/name/value").asText())
                .contains(
                        "Model Register Succeeded",
                        "Model Deploy Failed",
                        "Completed Runs",
                        "Quota Utilization Percentage");
    }

    @Test
    void runIsCountedInEachStatusThatItComesTo() {
        run("run1", "a");
        run("run2", "b");
        JsonNode point = metric(
                        Map.of("metricnames", "Completed Runs", "interval", "FULL", "aggregation", "Total,Count"))
                .at("/timeseries/0/data/0");
        assertThat(point.path("total").asDouble()).isEqualTo(2);
        assertThat(point.path("count").asDouble()).isEqualTo(2);
        assertThat(total(Map.of("metricnames", "Preparing Runs"))).isEqualTo(2);
        assertThat(total(Map.of("metricnames", "Failed Runs"))).isZero();
    }

    @Test
    void dimensionSplitsSeries() {
        run("run1", "a");
        run("run2", "b");
        JsonNode all = metric(Map.of("metricnames", "Completed Runs", "$filter", "ExperimentName eq '*'"));
        assertThat(all.path("timeseries")).hasSize(2);
        assertThat(all.at("/timeseries/0/metadatavalues/0/value").asText()).isIn("a", "b");
        assertThat(total(Map.of(
                        "metricnames", "Completed Runs", "$filter", "ExperimentName eq 'a' and RunType sw 'azureml'")))
                .isEqualTo(1);
    }

    @Test
    void failedRegistrationIsCountedWithItsStatus() {
        ObjectNode model = Json.object();
        model.withObject("/properties").put("modelUri", "azureml://jobs/none/outputs/artifacts/paths/m");
        int status = workspace.arm("PUT", "/models/m/versions/1", model).status();
        assertThat(status).isGreaterThanOrEqualTo(400);
        assertThat(total(Map.of("metricnames", "Model Register Failed", "$filter", "StatusCode eq '" + status + "'")))
                .isEqualTo(1);
        assertThat(total(Map.of("metricnames", "Model Register Succeeded"))).isZero();
    }

    @Test
    void noComputeEverHasANode() {
        JsonNode data =
                metric(Map.of("metricnames", "Total Nodes", "interval", "PT1H")).at("/timeseries/0/data");
        assertThat(data).isNotEmpty().allMatch(point -> point.path("average").asDouble(-1) == 0);
        assertThat(metric(Map.of("metricnames", "CpuUtilization")).path("timeseries"))
                .isEmpty();
    }

    @Test
    void grainsCutTheSpanIntoWholePieces() {
        JsonNode data = metric(Map.of("metricnames", "Completed Runs", "interval", "PT15M"))
                .at("/timeseries/0/data");
        assertThat(data.size()).isBetween(8, 9);
        assertThat(data).allMatch(point -> point.path("timeStamp").asText().matches(".*:(00|15|30|45):00Z"));
    }

    @Test
    void spanOfTheOfficialQueryClientIsADuration() {
        run("run1", "a");
        assertThat(total(Map.of("metricnames", "Completed Runs", "timespan", "PT3600.0S")))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "metricnames=No Such Metric",
                "interval=PT7M",
                "aggregation=Median",
                "timespan=yesterday",
                "timespan=2026-01-02T00:00:00Z/2026-01-01T00:00:00Z",
                "metricnamespace=Microsoft.Nothing",
                "$filter=Nothing eq 'x'",
                "$filter=Scenario is 'x'"
            })
    void whatDoesNotHoldTogetherIsRefused(String parameter) {
        String[] parts = parameter.split("=", 2);
        assertThat(ask("metrics", Map.of(parts[0], parts[1])).status()).isEqualTo(400);
    }

    @Test
    void diagnosticSettingNeedsADestinationThatIsThere() {
        String path = "/providers/Microsoft.Insights/diagnosticSettings/audit";
        ObjectNode setting = Json.object();
        setting.withObject("/properties")
                .putArray("logs")
                .addObject()
                .put("categoryGroup", "allLogs")
                .put("enabled", true);
        assertThat(arm("PUT", path, setting).status()).isEqualTo(400);
        String account =
                workspace.scope().replaceFirst("/providers/.*", "") + "/providers/Microsoft.Storage/storageAccounts/";
        setting.withObject("/properties").put("storageAccountId", account + "none");
        assertThat(arm("PUT", path, setting).status()).isEqualTo(404);
        setting.withObject("/properties").put("storageAccountId", account + "clinicstore");
        assertThat(arm("PUT", path, setting).status()).isEqualTo(200);
        assertThat(arm("GET", path, null)
                        .json()
                        .at("/properties/storageAccountId")
                        .asText())
                .endsWith("clinicstore");
        assertThat(arm("GET", "/providers/Microsoft.Insights/diagnosticSettings", null)
                        .json()
                        .path("value"))
                .hasSize(1);
        assertThat(arm("DELETE", path, null).status()).isEqualTo(200);
        assertThat(arm("GET", path, null).status()).isEqualTo(404);
    }

    private Answer arm(String method, String path, JsonNode body) {
        return workspace
                .wire()
                .arm(
                        method,
                        workspace.scope() + path + "?api-version=2021-05-01-preview",
                        body == null ? null : body.toString());
    }

    private void run(String id, String experiment) {
        String code = workspace.code(id, "a.sh", "true");
        ObjectNode job = Json.object();
        job.withObject("/properties")
                .put("jobType", "Command")
                .put("command", "true")
                .put("codeId", code)
                .put("environmentId", environment())
                .put("experimentName", experiment);
        Answer put = workspace.arm("PUT", "/jobs/" + id, job);
        assertThat(put.status()).as(put::text).isIn(200, 201);
        WorkspaceFixture.until(
                answer -> answer.at("/properties/status").asText().equals("Completed"),
                () -> workspace.arm("GET", "/jobs/" + id, Json.object()).json());
    }

    private String environment() {
        ObjectNode environment = Json.object();
        environment.withObject("/properties").put("image", "jdk:17");
        return workspace
                .arm("PUT", "/environments/java/versions/17", environment)
                .json()
                .path("id")
                .asText();
    }

    private double total(Map<String, String> query) {
        double total = 0;
        for (JsonNode series : metric(query).path("timeseries")) {
            for (JsonNode point : series.path("data")) {
                total += point.path("total").asDouble();
            }
        }
        return total;
    }

    private JsonNode metric(Map<String, String> query) {
        Answer answer = ask("metrics", query);
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        return answer.json().at("/value/0");
    }

    private Answer ask(String what, Map<String, String> query) {
        java.util.Map<String, String> all = new java.util.LinkedHashMap<>();
        all.put("api-version", "2018-01-01");
        String from = local.clock().instant().minus(Duration.ofHours(1)).toString();
        if (what.equals("metrics")) {
            all.put("timespan", from + "/" + local.clock().instant().plus(Duration.ofHours(1)));
        }
        all.putAll(query);
        String text = all.entrySet().stream()
                .map(entry -> entry.getKey().replace("$", "%24") + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return workspace
                .wire()
                .json(
                        workspace.wire().token(WireClient.ARM),
                        "GET",
                        WireClient.ARM + workspace.scope() + "/providers/Microsoft.Insights/" + what + "?" + text,
                        null);
    }
}
