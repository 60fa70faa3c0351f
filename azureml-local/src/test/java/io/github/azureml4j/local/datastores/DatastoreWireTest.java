package io.github.azureml4j.local.datastores;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.OfficialClients;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatastoreWireTest {

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
    void workspaceIsBornWithFourDatastores() {
        assertThat(ask("GET", "/datastores").json().at("/value"))
                .extracting(store -> store.path("name").asText())
                .containsExactly(
                        "workspaceartifactstore",
                        "workspaceblobstore",
                        "workspacefilestore",
                        "workspaceworkingdirectory");
        JsonNode defaults = ask("GET", "/datastores?isDefault=true").json().path("value");
        assertThat(defaults).hasSize(1);
        assertThat(defaults.at("/0/properties/containerName").asText()).startsWith("azureml-blobstore-");
        assertThat(defaults.at("/0/properties/endpoint").asText()).isEqualTo("core.windows.net");
        assertThat(defaults.at("/0/properties/credentials").has("secrets")).isFalse();
    }

    @Test
    void secretsOfTheDefaultDatastoreOpenItsContainer() {
        JsonNode store = ask("GET", "/datastores/workspaceblobstore").json().path("properties");
        JsonNode secrets =
                ask("POST", "/datastores/workspaceblobstore/listSecrets").json();
        assertThat(secrets.path("secretsType").asText()).isEqualTo("AccountKey");

        String account = store.path("accountName").asText();
        BlobContainerClient container = new BlobContainerClientBuilder()
                .endpoint(
                        "https://" + account + ".blob." + store.path("endpoint").asText())
                .containerName(store.path("containerName").asText())
                .credential(new StorageSharedKeyCredential(
                        account, secrets.path("key").asText()))
                .httpClient(OfficialClients.transport(local))
                .buildClient();
        container.getBlobClient("LocalUpload/hello").upload(BinaryData.fromString("hello"));
        assertThat(container.listBlobs().stream()).hasSize(1);
    }

    @Test
    void registeredContainerKeepsItsSecretApart() {
        ObjectNode body = blob();
        body.withObject("/properties/credentials").put("credentialsType", "Sas");
        body.withObject("/properties/credentials/secrets")
                .put("secretsType", "Sas")
                .put("sasToken", "sv=1&sig=2");

        Answer made = workspace.arm("PUT", "/datastores/images?skipValidation=true", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).doesNotContain("sasToken");
        assertThat(ask("POST", "/datastores/images/listSecrets")
                        .json()
                        .path("sasToken")
                        .asText())
                .isEqualTo("sv=1&sig=2");
        assertThat(workspace
                        .arm("PUT", "/datastores/images?skipValidation=true", body)
                        .status())
                .isEqualTo(200);
        assertThat(ask("DELETE", "/datastores/images").status()).isEqualTo(200);
        assertThat(ask("DELETE", "/datastores/images").status()).isEqualTo(204);
    }

    @Test
    void unreachableAccountIsRefusedUnlessToldOtherwise() {
        ObjectNode body = blob();
        body.withObject("/properties/credentials").put("credentialsType", "None");

        assertThat(workspace.arm("PUT", "/datastores/unreachable", body).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AzureFile", "AzureDataLakeGen2", "OneLake"})
    void otherTypesAnswer501(String type) {
        ObjectNode body = blob();
        body.withObject("/properties").put("datastoreType", type);

        assertThat(workspace.arm("PUT", "/datastores/other", body).status()).isEqualTo(501);
    }

    @Test
    void datastoresOfTheServiceStay() {
        assertThat(ask("DELETE", "/datastores/workspaceblobstore").status()).isEqualTo(400);
        ObjectNode body = blob();
        body.withObject("/properties/credentials").put("credentialsType", "None");
        assertThat(workspace.arm("PUT", "/datastores/workspaceblobstore", body).status())
                .isEqualTo(400);
        assertThat(ask("GET", "/datastores/none").status()).isEqualTo(404);
    }

    private static ObjectNode blob() {
        ObjectNode body = Json.object();
        body.withObject("/properties")
                .put("datastoreType", "AzureBlob")
                .put("accountName", "elsewhere")
                .put("containerName", "images");
        return body;
    }

    private static Answer ask(String method, String path) {
        return workspace.arm(method, path, MissingNode.getInstance());
    }
}
