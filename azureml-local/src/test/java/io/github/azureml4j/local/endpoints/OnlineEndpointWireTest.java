package io.github.azureml4j.local.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnlineEndpointWireTest {

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
    void noneCanBeMadeSoThatNoneIsListed() {
        assertThat(workspace
                        .arm("PUT", "/onlineEndpoints/e", Json.object().put("location", "eastus"))
                        .status())
                .isEqualTo(501);
        Answer listed = workspace.arm("GET", "/onlineEndpoints", MissingNode.getInstance());
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.json().path("value").isArray()).isTrue();
        assertThat(listed.json().path("value")).isEmpty();
    }

    @Test
    void oneThatIsAskedForIsNotFound() {
        Answer asked = workspace.arm("GET", "/onlineEndpoints/e", MissingNode.getInstance());
        assertThat(asked.status()).isEqualTo(404);
        assertThat(asked.json().at("/error/code").asText()).isEqualTo("ResourceNotFound");
    }
}
