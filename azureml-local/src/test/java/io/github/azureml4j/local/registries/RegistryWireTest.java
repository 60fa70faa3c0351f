package io.github.azureml4j.local.registries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.workspaces.WorkspaceWorld;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Registries that customers make. */
class RegistryWireTest {

    private static AzureMlLocal local;
    private static ArmFixture azure;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        azure = new ArmFixture(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void registryIsMadeReadListedChangedAndDeleted() {
        Answer begun = put("clinicimages", "Standard", "{}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.json().at("/properties/provisioningState").asText()).isEqualTo("Creating");
        assertThat(begun.header("Azure-AsyncOperation")).isNotEmpty();
        local.clock().advance(Duration.ofSeconds(2));

        JsonNode made = call("GET", "/clinicimages", null).json();
        assertThat(made.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(made.at("/properties/loginServer").asText()).isEqualTo("clinicimages.azurecr.io");
        assertThat(made.at("/properties/adminUserEnabled").asBoolean(true)).isFalse();
        assertThat(call("GET", "", null).json().findValuesAsText("name")).contains("clinicimages");
        assertThat(azure.wire()
                        .arm("GET", azure.group() + "/resources?api-version=2024-03-01", null)
                        .text())
                .contains("/registries/clinicimages");

        Answer tagged = call("PATCH", "/clinicimages", "{\"tags\":{\"team\":\"radiology\"}}");
        assertThat(tagged.json().at("/tags/team").asText()).isEqualTo("radiology");
        assertThat(call("DELETE", "/clinicimages", null).status()).isEqualTo(200);
        assertThat(call("DELETE", "/clinicimages", null).status()).isEqualTo(204);
        assertThat(call("GET", "/clinicimages", null).errorCode()).isEqualTo("ResourceNotFound");
    }

    @Test
    void credentialsAreToldWhileTheAdminUserIsOn() {
        azure.finish(put("closedimages", "Basic", "{}"));

        assertThat(call("POST", "/closedimages/listCredentials", "").errorCode())
                .isEqualTo("UnAuthorizedForCredentialOperations");
        call("PATCH", "/closedimages", "{\"properties\":{\"adminUserEnabled\":true}}");
        JsonNode told = call("POST", "/closedimages/listCredentials", "").json();
        JsonNode renewed = call("POST", "/closedimages/regenerateCredential", "{\"name\":\"password2\"}")
                .json();

        assertThat(told.path("username").asText()).isEqualTo("closedimages");
        assertThat(renewed.at("/passwords/0")).isEqualTo(told.at("/passwords/0"));
        assertThat(renewed.at("/passwords/1/value")).isNotEqualTo(told.at("/passwords/1/value"));
    }

    @Test
    void onlyPremiumIsEncryptedOrClosed() {
        assertThat(put("plainimages", "Standard", "{\"publicNetworkAccess\":\"Disabled\"}")
                        .errorCode())
                .isEqualTo("FeatureNotSupported");
        assertThat(put("plainimages", "Standard", "{\"encryption\":{\"status\":\"enabled\"}}")
                        .errorCode())
                .isEqualTo("FeatureNotSupported");
        assertThat(put("plainimages", "Premium", "{\"publicNetworkAccess\":\"Disabled\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void nameIsTakenForEverybody() {
        azure.finish(put("takenimages", "Basic", "{}"));
        String other = azure.group() + "-2";
        azure.wire().arm("PUT", other + "?api-version=2024-03-01", "{\"location\":\"eastus\"}");

        Answer again = azure.wire()
                .arm(
                        "PUT",
                        other + "/providers/" + RegistryService.TYPE + "/takenimages?api-version=2023-07-01",
                        "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\"}}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.errorCode()).isEqualTo("AlreadyInUse");
        assertThat(put("a-b", "Basic", "{}").errorCode()).isEqualTo("RegistryNameInvalid");
    }

    @Test
    void workspaceTellsTheCredentialsOfTheRegistryItWasGiven() {
        try (WorkspaceWorld world = new WorkspaceWorld()) {
            String registry = world.arm().group() + "/providers/" + RegistryService.TYPE + "/givenimages";
            world.end(world.wire()
                    .arm(
                            "PUT",
                            registry + "?api-version=2023-07-01",
                            "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\"},"
                                    + "\"properties\":{\"adminUserEnabled\":true}}"));
            world.create("given", world.body("{\"containerRegistry\":\"" + registry + "\"}"));

            JsonNode keys = world.arm("POST", "given", "/listKeys", "").json();
            JsonNode told = world.wire()
                    .arm("POST", registry + "/listCredentials?api-version=2023-07-01", "")
                    .json();

            assertThat(keys.at("/containerRegistryCredentials/passwords")).isEqualTo(told.path("passwords"));
        }
    }

    private static Answer put(String name, String tier, String properties) {
        return call(
                "PUT",
                "/" + name,
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"" + tier + "\"},\"properties\":" + properties + "}");
    }

    private static Answer call(String method, String path, @Nullable String body) {
        return azure.wire()
                .arm(
                        method,
                        azure.group() + "/providers/" + RegistryService.TYPE + path + "?api-version=2023-07-01",
                        body);
    }
}
