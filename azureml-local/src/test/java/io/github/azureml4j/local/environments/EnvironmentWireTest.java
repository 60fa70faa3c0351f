package io.github.azureml4j.local.environments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EnvironmentWireTest {

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
    void versionsAreMadeOnceAndCounted() {
        Answer made = put("java", "1", "image", "eclipse-temurin:17");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/properties/osType").asText()).isEqualTo("Linux");
        assertThat(made.json().at("/properties/environmentType").asText()).isEqualTo("UserCreated");

        assertThat(put("java", "1", "image", "eclipse-temurin:17").status()).isEqualTo(200);
        assertThat(put("java", "1", "image", "another").status()).isEqualTo(409);
        assertThat(put("java", "2", "image", "eclipse-temurin:25").status()).isEqualTo(201);
        JsonNode container = get("/environments/java").path("properties");
        assertThat(container.path("latestVersion").asText()).isEqualTo("2");
        assertThat(container.path("nextVersion").asText()).isEqualTo("3");
        assertThat(get("/environments/java/versions").at("/value")).hasSize(2);
        assertThat(get("/environments/java/versions/1").at("/properties/image").asText())
                .isEqualTo("eclipse-temurin:17");
        assertThat(get("/environments").at("/value/0/name").asText()).isEqualTo("java");
    }

    @Test
    void environmentIsAnImageOrBuildAndNotBoth() {
        ObjectNode both = Json.object();
        both.withObject("/properties").put("image", "i").putObject("build").put("contextUri", "https://x/y");

        assertThat(workspace.arm("PUT", "/environments/both/versions/1", both).status())
                .isEqualTo(400);
        assertThat(put("neither", "1", "description", "nothing").status()).isEqualTo(400);
    }

    private static Answer put(String name, String version, String property, String value) {
        ObjectNode body = Json.object();
        body.withObject("/properties").put(property, value);
        return workspace.arm("PUT", "/environments/" + name + "/versions/" + version, body);
    }

    private static JsonNode get(String path) {
        return workspace.arm("GET", path, MissingNode.getInstance()).json();
    }
}
