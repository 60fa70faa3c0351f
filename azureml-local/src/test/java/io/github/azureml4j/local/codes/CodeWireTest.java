package io.github.azureml4j.local.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Code assets (mfe.json 2024-04-01, CodeContainers_* and CodeVersions_*). */
class CodeWireTest {

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
    void versionIsMadeOnceAndKeepsItsAddress() {
        assertThat(put("train", "1", "abc").status()).isEqualTo(201);
        assertThat(put("train", "1", "abc").status()).isEqualTo(200);
        assertThat(put("train", "1", "other").status()).isEqualTo(409);
        assertThat(workspace
                        .arm("GET", "/codes/train/versions/1", NONE)
                        .json()
                        .at("/properties/provisioningState")
                        .asText())
                .isEqualTo("Succeeded");
    }

    @Test
    void versionIsFoundByItsFingerprint() {
        put("prints", "1", "aaa");
        put("prints", "2", "bbb");

        JsonNode found = workspace
                .arm("GET", "/codes/prints/versions?hash=bbb&hashVersion=202208", NONE)
                .json();

        assertThat(found.path("value").findValuesAsText("name")).containsExactly("2");
    }

    @Test
    void listsComeInPagesWithALinkToTheNext() {
        for (int i = 1; i <= 101; i++) {
            put("many", String.valueOf(i), "abc");
        }

        JsonNode first = workspace.arm("GET", "/codes/many/versions", NONE).json();
        URI next = URI.create(first.path("nextLink").asText());
        JsonNode second = workspace
                .wire()
                .arm("GET", next.getRawPath() + "?" + next.getRawQuery(), null)
                .json();

        assertThat(first.path("value")).hasSize(100);
        assertThat(second.path("value").findValuesAsText("name")).containsExactly("1");
        assertThat(second.has("nextLink")).isFalse();
    }

    @Test
    void versionWithoutAddressIsRefused() {
        ObjectNode code = Json.object();
        code.withObject("/properties");

        assertThat(workspace.arm("PUT", "/codes/empty/versions/1", code).status())
                .isEqualTo(400);
    }

    private static WireClient.Answer put(String name, String version, String hash) {
        ObjectNode code = Json.object();
        code.withObject("/properties")
                .put("codeUri", "https://clinicstore.blob.core.windows.net/code/LocalUpload/" + hash + "/train");
        code.withObject("/properties/properties").put("hash_sha256", hash).put("hash_version", "202208");
        return workspace.arm("PUT", "/codes/" + name + "/versions/" + version, code);
    }
}
