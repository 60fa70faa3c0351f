package io.github.azureml4j.local.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates are deployed to the end, or fail with the words of what failed. */
class DeploymentWireTest {

    private static final String VERSION = "?api-version=2020-06-01";
    private static final String STORE = resource("Microsoft.Storage/storageAccounts", "2023-05-01", "clinicstore", """
            "kind": "StorageV2", "sku": {"name": "Standard_LRS"}""");
    private static final String REFUSED =
            resource("Microsoft.ContainerRegistry/registries", "2023-07-01", "clinicimages", """
            "sku": {"name": "Basic"}, "properties": {"publicNetworkAccess": "Disabled"}, "dependsOn": ["clinicstore"]""");

    private AzureMlLocal local;
    private ArmFixture azure;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        azure = new ArmFixture(local);
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void officialTemplateMakesAWorkspaceWithAllItStandsOn() {
        Answer begun = put(
                "clinic-1",
                OfficialTemplate.deployment(
                        Map.of("workspaceName", "clinic", "location", "eastus", "confidential_data", "true")));
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.json().at("/properties/provisioningState").asText()).isIn("Accepted", "Running");
        end();

        JsonNode deployment = get("clinic-1").json();
        assertThat(deployment.at("/properties/provisioningState").asText())
                .as(deployment::toString)
                .isEqualTo("Succeeded");
        JsonNode workspace = workspace();
        assertThat(workspace.at("/properties/hbiWorkspace").asBoolean()).isTrue();
        assertThat(workspace.at("/properties/hbiWorkspace").isBoolean()).isTrue();
        assertThat(workspace.path("properties").has("encryption"))
                .as("what the template leaves empty is not set: %s", workspace)
                .isFalse();
        assertThat(workspace.path("properties").has("imageBuildCompute")).isFalse();
        assertThat(workspace.at("/identity/principalId").asText()).isNotEmpty();
        assertThat(workspace.at("/properties/containerRegistry").isTextual()).isFalse();
        assertThat(deployment.at("/properties/outputs/workspaceId/value"))
                .isEqualTo(workspace.at("/properties/workspaceId"));
        assertThat(operations("clinic-1").findValuesAsText("resourceName"))
                .containsExactlyInAnyOrder(
                        "DeployResourceGroup",
                        "DeployLogWorkspace",
                        name(workspace.at("/properties/storageAccount")),
                        name(workspace.at("/properties/keyVault")),
                        "aiclinic",
                        "clinic");
        assertThat(operations("clinic-1").findValuesAsText("provisioningState")).containsOnly("Succeeded");
        String logs = "/subscriptions/" + local.subscriptionId() + "/resourceGroups/DefaultResourceGroup-eastus"
                + "/providers/Microsoft.OperationalInsights/workspaces/DefaultWorkspace-eastus?api-version=2023-09-01";
        assertThat(azure.wire().arm("GET", logs, null).status()).isEqualTo(200);
    }

    @Test
    void registryOfTheOfficialTemplateIsMadeWhenAskedFor() {
        put(
                "clinic-2",
                OfficialTemplate.deployment(
                        Map.of("workspaceName", "clinic", "location", "eastus", "containerRegistryOption", "new")));
        end();

        assertThat(operations("clinic-2").findValuesAsText("resourceName")).contains("clinicimages");
        assertThat(name(workspace().at("/properties/containerRegistry"))).isEqualTo("clinicimages");
    }

    @Test
    void resourceThatFailsTellsItsErrorAndLeavesWhatWasMadeBefore() {
        put("failing", template(REFUSED, STORE));
        end();

        JsonNode properties = get("failing").json().path("properties");
        assertThat(properties.path("provisioningState").asText()).isEqualTo("Failed");
        assertThat(properties.at("/error/code").asText()).isEqualTo("DeploymentFailed");
        assertThat(properties.at("/error/details").findValuesAsText("code")).contains("FeatureNotSupported");
        assertThat(resources()).contains("/storageAccounts/clinicstore").doesNotContain("/registries/");
        assertThat(operations("failing").findValuesAsText("provisioningState"))
                .containsExactlyInAnyOrder("Succeeded", "Failed");
    }

    @Test
    void whatIsReferredToIsMadeFirst() {
        put("implicit", template(identity("asking", """
                "tags": {"store": "[reference('clinicstore').provisioningState]"}"""), STORE));
        assertThat(resources()).doesNotContain("asking");
        end();

        JsonNode deployment = get("implicit").json();
        assertThat(deployment.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(deployment
                        .at("/properties/dependencies/0/dependsOn/0/resourceName")
                        .asText())
                .isEqualTo("clinicstore");
        String asking = "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/asking?api-version=2023-01-31";
        assertThat(arm("GET", azure.group() + asking, null)
                        .json()
                        .at("/tags/store")
                        .asText())
                .isEqualTo("Succeeded");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unknown function   | "tags": {"a": "[toUpperCase('x')]"}     | toUpperCase
            unknown parameter  | "tags": {"a": "[parameters('nobody')]"} | nobody
            unknown dependency | "dependsOn": ["nowhere"]                | nowhere
            circle             | "dependsOn": ["other"]                  | Circular
            """)
    void whatCannotBeWorkedOutIsInvalidAndNotMade(String fault, String fields, String named) {
        Answer answer =
                put("wrong", template(identity("wrong", fields), identity("other", "\"dependsOn\": [\"wrong\"]")));
        end();

        JsonNode error = answer.status() >= 400
                ? answer.json().path("error")
                : get("wrong").json().at("/properties/error");
        assertThat(error.toString()).as(fault).contains("InvalidTemplate").contains(named);
        assertThat(resources()).isEmpty();
    }

    @Test
    void secretsAreNeverTold() {
        Answer begun = put("secret", OfficialTemplate.body("""
                        {"parameters": {"word": {"type": "secureString"}, "name": {"type": "string"}},
                         "resources": [],
                         "outputs": {"word": {"type": "secureString", "value": "[parameters('word')]"},
                                     "name": {"type": "string", "value": "[toUpper(parameters('name'))]"}}}
                        """, Map.of("word", "open-sesame", "name", "ali")));
        end();
        Answer read = get("secret");

        assertThat(begun.text() + read.text()).doesNotContain("open-sesame");
        assertThat(read.json().at("/properties/parameters/word/type").asText()).isEqualTo("SecureString");
        assertThat(read.json().at("/properties/outputs/name/value").asText()).isEqualTo("ALI");
    }

    @Test
    void whoMayNotMakeOneOfTheResourcesMakesNone() {
        WirePrincipal keeper = new WirePrincipal(local, "keeper").holding("Storage Account Contributor", azure.group());

        Answer answer = keeper.arm("PUT", path("partly"), template(STORE, identity("reader", "\"tags\": {}")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .contains("Microsoft.ManagedIdentity/userAssignedIdentities/write")
                .contains("/userAssignedIdentities/reader")
                .contains(keeper.objectId());
        end();
        assertThat(resources()).isEmpty();
        assertThat(keeper.arm("PUT", path("wholly"), template(STORE)).status()).isEqualTo(201);
    }

    @Test
    void validationMakesNothing() {
        ObjectNode wrong = template(identity("[unknown()]", "\"tags\": {}"));
        Answer good = validate(template(STORE));
        Answer bad = validate(wrong);
        end();

        assertThat(good.status()).isEqualTo(200);
        assertThat(good.json().at("/properties/validatedResources/0/id").asText())
                .endsWith("/storageAccounts/clinicstore");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.errorCode()).isEqualTo("InvalidTemplate");
        assertThat(resources()).isEmpty();
        assertThat(get("looked").errorCode()).isEqualTo("DeploymentNotFound");
    }

    @Test
    void cancelledDeploymentMakesNothingMore() {
        put("cancelled", template(STORE, identity("later", "\"dependsOn\": [\"clinicstore\"]")));

        assertThat(cancel().status()).isEqualTo(204);
        end();

        assertThat(get("cancelled").json().at("/properties/provisioningState").asText())
                .isEqualTo("Canceled");
        assertThat(resources()).contains("clinicstore").doesNotContain("later");
        assertThat(cancel().errorCode()).isEqualTo("DeploymentCannotBeCancelled");
    }

    private static String resource(String type, String version, String name, String fields) {
        return "{\"type\": \"%s\", \"apiVersion\": \"%s\", \"name\": \"%s\", \"location\": \"eastus\", %s}"
                .formatted(type, version, name, fields);
    }

    private static String identity(String name, String fields) {
        return resource("Microsoft.ManagedIdentity/userAssignedIdentities", "2023-01-31", name, fields);
    }

    private static ObjectNode template(String... resources) {
        return OfficialTemplate.body("{\"resources\": [" + String.join(",", resources) + "]}", Map.of());
    }

    private static String name(JsonNode id) {
        return id.asText().replaceAll(".*/", "");
    }

    private String path(String deployment) {
        return azure.group() + "/providers/Microsoft.Resources/deployments/" + deployment + VERSION;
    }

    private Answer put(String name, ObjectNode body) {
        return arm("PUT", path(name), body);
    }

    private Answer get(String name) {
        return arm("GET", path(name), null);
    }

    private Answer validate(ObjectNode body) {
        return arm("POST", path("looked/validate"), body);
    }

    private Answer cancel() {
        return arm("POST", path("cancelled/cancel"), null);
    }

    private JsonNode workspace() {
        String path = "/providers/Microsoft.MachineLearningServices/workspaces/clinic?api-version=2024-04-01";
        return arm("GET", azure.group() + path, null).json();
    }

    /** Where azure-ai-ml asks. */
    private JsonNode operations(String name) {
        return arm("GET", azure.group() + "/deployments/" + name + "/operations" + VERSION, null)
                .json();
    }

    private String resources() {
        JsonNode listed = arm("GET", azure.group() + "/resources?api-version=2024-03-01", null)
                .json();
        return String.join(" ", listed.findValuesAsText("id"));
    }

    private Answer arm(String method, String path, @Nullable ObjectNode body) {
        return azure.wire().arm(method, path, body == null ? null : body.toString());
    }

    /** Each resource's work takes its time; the last is done after a few rounds. */
    private void end() {
        for (int round = 0; round < 10; round++) {
            local.clock().advance(Duration.ofSeconds(2));
            resources();
        }
    }
}
