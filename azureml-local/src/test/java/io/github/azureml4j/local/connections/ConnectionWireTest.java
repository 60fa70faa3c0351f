package io.github.azureml4j.local.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.workspaces.WorkspaceWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionWireTest {

    private static final String GIT = "{\"properties\":{\"authType\":\"PAT\",\"category\":\"Git\","
            + "\"target\":\"https://git.example/\",\"credentials\":{\"pat\":\"a-token\"}}}";

    private static WorkspaceWorld world;

    @BeforeAll
    static void start() {
        world = new WorkspaceWorld();
        world.create("clinic", world.body("{}"));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void credentialsAreToldToWhoAsksForThemOnly() {
        JsonNode made = connection("PUT", "git", GIT).json();

        assertThat(made.at("/properties/target").asText()).isEqualTo("https://git.example/");
        assertThat(made.toString()).doesNotContain("a-token");
        assertThat(connection("GET", "git", null).text()).doesNotContain("a-token");
        assertThat(world.arm("GET", "clinic", "/connections", null).text())
                .contains("git.example")
                .doesNotContain("a-token");
        assertThat(connection("POST", "git/listsecrets", "")
                        .json()
                        .at("/properties/credentials/pat")
                        .asText())
                .isEqualTo("a-token");
    }

    @Test
    void listIsNarrowedByCategory() {
        connection("PUT", "narrow", GIT);

        assertThat(world.arm("GET", "clinic", "/connections?category=Git", null)
                        .json()
                        .path("value"))
                .isNotEmpty();
        assertThat(world.arm("GET", "clinic", "/connections?category=S3", null)
                        .json()
                        .path("value"))
                .isEmpty();
    }

    @Test
    void deletedConnectionIsGone() {
        connection("PUT", "gone", GIT);

        assertThat(connection("DELETE", "gone", null).status()).isEqualTo(200);
        assertThat(connection("DELETE", "gone", null).status()).isEqualTo(204);
        assertThat(connection("GET", "gone", null).errorCode()).isEqualTo("ConnectionNotFound");
    }

    @Test
    void credentialsMustFitTheWayToSignIn() {
        assertThat(connection("PUT", "none", GIT.replace("PAT", "Smile")).errorCode())
                .isEqualTo("InvalidAuthType");
        assertThat(connection("PUT", "bare", "{\"properties\":{\"authType\":\"ApiKey\"}}")
                        .errorCode())
                .isEqualTo("MissingCredentials");
        assertThat(connection("PUT", "open", "{\"properties\":{\"authType\":\"None\",\"category\":\"PythonFeed\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(connection("PUT", "x", GIT).errorCode()).isEqualTo("InvalidConnectionName");
    }

    private static Answer connection(String method, String path, String body) {
        return world.arm(method, "clinic", "/connections/" + path, body);
    }
}
