package io.github.azureml4j.local.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service keeps for itself in the workspace's vault (E22). */
class ServiceSecretsTest {

    private WorkspaceWorld world;
    private String id;

    @BeforeEach
    void start() {
        world = new WorkspaceWorld();
        id = world.create("clinic", world.body("{}"))
                .at("/properties/workspaceId")
                .asText();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void connectionStringOfTheAccountIsKept() {
        assertThat(names()).containsExactly(id + "-azureml-storage-connection-string");
        assertThat(value("azureml-storage-connection-string"))
                .isEqualTo("DefaultEndpointsProtocol=https;AccountName=wsstore;AccountKey="
                        + world.arm().storageKey(world.account()) + ";EndpointSuffix=core.windows.net");
    }

    @Test
    void newKeyIsKeptWhenKeysAreSynchronized() {
        world.regenerate("key1");
        world.end(world.arm("POST", "clinic", "/resyncKeys", ""));

        assertThat(value("azureml-storage-connection-string"))
                .contains(world.arm().storageKey(world.account()));
    }

    @Test
    void secretOfADatastoreComesAndGoesWithIt() {
        String body =
                "{\"properties\":{\"datastoreType\":\"AzureBlob\",\"accountName\":\"wsstore\",\"containerName\":\"c\","
                        + "\"credentials\":{\"credentialsType\":\"AccountKey\",\"secrets\":{\"secretsType\":\"AccountKey\","
                        + "\"key\":\"" + world.arm().storageKey(world.account()) + "\"}}}}";
        world.arm("PUT", "clinic", "/datastores/my_data", body);
        assertThat(names()).contains(id + "-azureml-datastore-my-data");

        world.arm("DELETE", "clinic", "/datastores/my_data", null);
        assertThat(names()).doesNotContain(id + "-azureml-datastore-my-data");
    }

    @Test
    void allGoesWithThePurge() {
        world.end(world.arm("DELETE", "clinic", "", null));
        assertThat(names()).as("a workspace that can be recovered").hasSize(1);

        world.end(world.arm("DELETE", "clinic", "?forceToPurge=true", null));
        assertThat(names()).isEmpty();
    }

    private List<String> names() {
        return vault("/secrets").path("value").findValuesAsText("id").stream()
                .map(secret -> secret.substring(secret.lastIndexOf('/') + 1))
                .toList();
    }

    private String value(String name) {
        return vault("/secrets/" + id + "-" + name + "/").path("value").asText();
    }

    private JsonNode vault(String path) {
        String url = "https://" + WorkspaceWorld.VAULT + ".vault.azure.net" + path + "?api-version=7.5";
        return world.wire()
                .json(world.wire().token("https://vault.azure.net"), "GET", url, null)
                .json();
    }
}
