package io.github.azureml4j.local.computes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputeWireTest {

    private static final String CLUSTER = """
            {"location":"eastus","properties":{"computeType":"AmlCompute","properties":{"vmSize":"STANDARD_DS3_V2",
             "scaleSettings":{"minNodeCount":0,"maxNodeCount":4},
             "userAccountCredentials":{"adminUserName":"a","adminUserPassword":"p"}}}}""";
    private static final String AKS = """
            {"location":"eastus","properties":{"computeType":"AKS","properties":{"agentCount":1,
             "agentVmSize":"Standard_DS3_v2","clusterPurpose":"DevTest",
             "sslConfiguration":{"status":"Auto","leafDomainLabel":"clinic","cert":"c","key":"k"}}}}""";

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
    void clusterIsSteadyWithoutNodesOrSecrets() {
        Answer created = put("cpu-cluster", CLUSTER);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Azure-AsyncOperation")).isNotEmpty();
        assertThat(created.json().at("/properties/provisioningState").asText()).isEqualTo("Creating");

        local.clock().advance(Duration.ofSeconds(2));
        JsonNode made = get("cpu-cluster");
        assertThat(made.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(made.at("/properties/properties/allocationState").asText()).isEqualTo("Steady");
        assertThat(made.toString()).doesNotContain("adminUserPassword");
        assertThat(workspace
                        .arm("POST", "/computes/cpu-cluster/listNodes", none())
                        .json()
                        .path("nodes"))
                .isEmpty();
    }

    @Test
    void clusterIsScaled() {
        put("scaled", CLUSTER);

        String change = "{\"properties\":{\"properties\":{\"scaleSettings\":{\"maxNodeCount\":9}}}}";
        Answer scaled = workspace.arm("PATCH", "/computes/scaled", json(change));
        assertThat(scaled.json()
                        .at("/properties/properties/scaleSettings/maxNodeCount")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void aksClusterGetsItsDomainName() {
        put("aks-prod", AKS);
        local.clock().advance(Duration.ofSeconds(2));

        JsonNode ssl = get("aks-prod").at("/properties/properties/sslConfiguration");
        assertThat(ssl.path("cname").asText()).matches("clinic[0-9a-f]{6}\\.eastus\\.cloudapp\\.azure\\.com");
        assertThat(ssl.has("key")).isFalse();
        assertThat(ssl.has("cert")).isFalse();
    }

    @Test
    void deletionSaysWhatHappensToTheResource() {
        put("short-lived", CLUSTER);

        assertThat(workspace.arm("DELETE", "/computes/short-lived", none()).status())
                .isEqualTo(400);
        assertThat(delete("short-lived", "Detach").errorCode()).isEqualTo("DetachNotSupported");
        assertThat(delete("short-lived", "Delete").status()).isEqualTo(202);
        local.clock().advance(Duration.ofSeconds(2));
        assertThat(workspace.arm("GET", "/computes/short-lived", none()).errorCode())
                .isEqualTo("ComputeNotFound");
        assertThat(delete("short-lived", "Delete").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"computeType":"HDInsight"}                                                                        | 501
            {"computeType":"AmlCompute","properties":{}}                                                       | 400
            {"properties":{}}                                                                                  | 400
            {"computeType":"AKS","properties":{"sslConfiguration":{"status":"Auto"}}}                          | 400
            {"computeType":"AKS","properties":{"sslConfiguration":{"status":"Enabled","cname":"a.b"}}}         | 400
            """)
    void definitionsAreChecked(String properties, int status) {
        assertThat(put("checked", "{\"location\":\"eastus\",\"properties\":" + properties + "}")
                        .status())
                .isEqualTo(status);
    }

    private static Answer put(String name, String body) {
        return workspace.arm("PUT", "/computes/" + name, json(body));
    }

    private static JsonNode get(String name) {
        return workspace.arm("GET", "/computes/" + name, none()).json();
    }

    private static Answer delete(String name, String action) {
        return workspace.arm("DELETE", "/computes/" + name + "?underlyingResourceAction=" + action, none());
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode none() {
        return MissingNode.getInstance();
    }
}
