package io.github.azureml4j.local.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Models as ARM shows them (mfe.json 2024-04-01, ModelContainers_* and ModelVersions_*). */
class ModelWireTest {

    private static final JsonNode NONE = MissingNode.getInstance();
    private static final String RUN = "azureml://jobs/run-1/outputs/artifacts/paths/";

    private static AzureMlLocal local;
    private static WorkspaceFixture workspace;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        workspace = new WorkspaceFixture(local);
        workspace.history("PATCH", "/experiments/diagnosis/runs/run-1", Json.object());
        for (String path : new String[] {"outputs/model.json", "outputs/more/weights.bin", "outputs/more2/other.bin"}) {
            workspace.artifacts("POST", "/ExperimentRun/dcid.run-1/content?path=" + path, "{}");
        }
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void outputOfARunIsAnsweredAsADatastorePath() {
        WireClient.Answer made = put("resolved", "1", RUN + "outputs/model.json");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/properties/modelUri").asText())
                .startsWith("azureml://subscriptions/" + local.subscriptionId() + "/resourcegroups/")
                .endsWith("/datastores/workspaceartifactstore/paths/ExperimentRun/dcid.run-1/outputs/model.json");
        assertThat(made.json().at("/properties/modelType").asText()).isEqualTo("custom_model");
    }

    @Test
    void folderOfARunIsAModelToo() {
        assertThat(put("folder", "1", RUN + "outputs/more/").status()).isEqualTo(201);
    }

    @Test
    void modelThatIsNotThereIs404() {
        assertThat(put("absent", "1", RUN + "outputs/mod").status()).isEqualTo(404);
        assertThat(put("absent", "1", "azureml://jobs/none/outputs/artifacts/paths/x")
                        .status())
                .isEqualTo(404);
        assertThat(workspace.arm("GET", "/models/absent", NONE).status()).isEqualTo(404);
    }

    @Test
    void nextVersionIsOneMoreThanTheGreatest() {
        put("counted", "1", RUN + "outputs/model.json");
        put("counted", "9", RUN + "outputs/model.json");
        put("counted", "final", RUN + "outputs/model.json");

        JsonNode container = workspace.arm("GET", "/models/counted", NONE).json();

        assertThat(container.at("/properties/nextVersion").asText()).isEqualTo("10");
        assertThat(container.at("/properties/latestVersion").asText()).isEqualTo("final");
        assertThat(workspace
                        .arm("GET", "/models/counted/versions", NONE)
                        .json()
                        .path("value")
                        .findValuesAsText("name"))
                .containsExactly("final", "9", "1");
    }

    @Test
    void versionKeepsWhatItPointsTo() {
        put("kept", "1", RUN + "outputs/model.json");

        assertThat(put("kept", "1", RUN + "outputs/model.json").status()).isEqualTo(200);
        assertThat(put("kept", "1", RUN + "outputs/more").status()).isEqualTo(409);
    }

    @Test
    void deletedVersionIsGone() {
        put("deleted", "1", RUN + "outputs/model.json");

        assertThat(workspace.arm("DELETE", "/models/deleted/versions/1", NONE).status())
                .isEqualTo(200);
        assertThat(workspace.arm("DELETE", "/models/deleted/versions/1", NONE).status())
                .isEqualTo(204);
        assertThat(workspace.arm("GET", "/models/deleted/versions/1", NONE).status())
                .isEqualTo(404);
    }

    private static WireClient.Answer put(String name, String version, String uri) {
        ObjectNode model = Json.object();
        model.withObject("/properties").put("modelUri", uri);
        return workspace.arm("PUT", "/models/" + name + "/versions/" + version, model);
    }
}
