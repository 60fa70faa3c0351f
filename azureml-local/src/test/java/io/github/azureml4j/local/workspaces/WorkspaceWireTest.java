package io.github.azureml4j.local.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceWireTest {

    private static final String VERSION = "?api-version=2024-04-01";
    private static final String STORAGE_VERSION = "?api-version=2023-05-01";

    private static AzureMlLocal local;
    private static ArmFixture arm;
    private static String account;
    private static String vault;
    private static String key;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        arm = new ArmFixture(local);
        account = arm.storageAccount("wsstore");
        vault = arm.protectedVault("wsvault", ArmFixture.REGION);
        key = arm.key("wsvault", "cmk");
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void workspaceIsMadeWithItsIdentityAndAddresses() {
        Answer accepted = put("made", body());
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Azure-AsyncOperation")).startsWith("https://management.azure.com/subscriptions/");
        assertThat(accepted.header("Location")).isNotEmpty();
        assertThat(get("made").at("/properties/provisioningState").asText()).isEqualTo("Creating");
        assertThat(arm("GET", "made", "/computes", null).errorCode()).isEqualTo("ResourceNotReady");

        arm.finish(accepted);
        JsonNode made = get("made");
        assertThat(made.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(made.at("/identity/principalId").asText()).hasSize(36);
        assertThat(made.at("/properties/friendlyName").asText()).isEqualTo("made");
        assertThat(made.at("/properties/mlFlowTrackingUri").asText())
                .isEqualTo("azureml://eastus.api.azureml.ms/mlflow/v1.0" + path("made"));
        assertThat(made.at("/properties/storageAccount").asText()).isEqualTo(account);
    }

    @Test
    void discoveryNamesTheRegionHostToAnybody() {
        create("discovered", body());

        String url = get("discovered").at("/properties/discoveryUrl").asText();
        assertThat(arm.wire().send("GET", url, null).json().path("api").asText())
                .isEqualTo("https://eastus.api.azureml.ms");
        assertThat(arm.wire()
                        .send("GET", "https://eastus.api.azureml.ms/discovery/workspaces/none", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void workspacesAreListedInGroupAndSubscription() {
        create("listed", body());

        String provider = "/providers/Microsoft.MachineLearningServices/workspaces" + VERSION;
        assertThat(arm.wire().arm("GET", arm.group() + provider, null).json().findValuesAsText("name"))
                .contains("listed");
        assertThat(arm.wire()
                        .arm("GET", "/subscriptions/" + local.subscriptionId() + provider, null)
                        .json()
                        .findValuesAsText("name"))
                .contains("listed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "-abc", "with.dot", "abcdefghijklmnopqrstuvwxyz0123456789"})
    void namesAreChecked(String name) {
        assertThat(put(name, body()).errorCode()).isEqualTo("InvalidWorkspaceName");
    }

    @ParameterizedTest
    @CsvSource({
        "storageAccount, , RequiredPropertyMissing",
        "keyVault, , RequiredPropertyMissing",
        "storageAccount, gone, DependentResourceNotFound",
        "applicationInsights, gone, DependentResourceNotFound",
    })
    void dependentsMustBeThere(String property, String name, String code) {
        ObjectNode body = body();
        String id = name == null ? "" : arm.group() + "/providers/Microsoft.Storage/storageAccounts/" + name;
        body.withObject("/properties").put(property, id);

        assertThat(put("dependent", body).errorCode()).isEqualTo(code);
    }

    @Test
    void someThingsAreAsTheyWereMade() {
        ObjectNode body = body();
        body.withObject("/properties").put("hbiWorkspace", true);
        create("fixed", body);

        assertThat(patch("fixed", "{\"properties\":{\"description\":\"new\"}}").at("/properties/hbiWorkspace"))
                .isEqualTo(com.fasterxml.jackson.databind.node.BooleanNode.TRUE);
        assertThat(get("fixed").at("/properties/description").asText()).isEqualTo("new");
        body.withObject("/properties").put("hbiWorkspace", false);
        assertThat(put("fixed", body).errorCode()).isEqualTo("PropertyChangeNotAllowed");
    }

    @Test
    void customerManagedKeyBringsManagedGroupWithCosmosAccount() {
        create("sealed", encrypted(vault, key));

        JsonNode made = get("sealed");
        String group = made.at("/properties/serviceProvisionedResourceGroup").asText();
        assertThat(group).matches(".*/resourceGroups/rg-test[0-9a-f-]{36}");
        JsonNode resources = arm.wire()
                .arm("GET", group + "/resources?api-version=2024-03-01", null)
                .json();
        String cosmos = resources.at("/value/0/id").asText();
        JsonNode document =
                arm.wire().arm("GET", cosmos + "?api-version=2024-05-15", null).json();
        assertThat(document.at("/properties/capacity/totalThroughputLimit").asInt())
                .isEqualTo(8000);
        assertThat(key).startsWith(document.at("/properties/keyVaultKeyUri").asText() + "/");

        String rotated = arm.key("wsvault", "cmk");
        String change =
                "{\"properties\":{\"encryption\":{\"keyVaultProperties\":{\"keyIdentifier\":\"" + rotated + "\"}}}}";
        assertThat(arm("PATCH", "sealed", "", change).status()).isEqualTo(202);
        local.clock().advance(Duration.ofSeconds(2));
        assertThat(get("sealed").at("/properties" + Cmk.KEY_IDENTIFIER).asText())
                .isEqualTo(rotated);
        assertThat(arm.wire()
                        .arm("DELETE", cosmos + "?api-version=2024-05-15", null)
                        .errorCode())
                .isEqualTo("DenyAssignmentAuthorizationFailed");

        arm.finish(arm("DELETE", "sealed", "", null));
        assertThat(arm.wire()
                        .arm("GET", group + "?api-version=2024-03-01", null)
                        .status())
                .as("a workspace that can be recovered keeps its group")
                .isEqualTo(200);
        arm.finish(arm.wire().arm("DELETE", path("sealed") + VERSION + "&forceToPurge=true", null));
        assertThat(arm.wire()
                        .arm("GET", group + "?api-version=2024-03-01", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void customerManagedKeyIsHeldAgainstItsVault() {
        String disabled = arm.key("wsvault", "revoked");
        arm.disable(disabled);
        String far = arm.keyVault("wsvaultfar", "westus");
        String farKey = arm.key("wsvaultfar", "cmk");
        String versionless = key.substring(0, key.lastIndexOf('/'));
        String loose = arm.keyVault("wsvaultloose", ArmFixture.REGION);
        String looseKey = arm.key("wsvaultloose", "cmk");

        assertThat(put("keyless", encrypted(loose, looseKey)).errorCode()).isEqualTo("KeyVaultNotProtected");
        assertThat(put("keyless", encrypted("", key)).errorCode()).isEqualTo("InvalidEncryptionProperty");
        assertThat(put("keyless", encrypted(vault, "")).errorCode()).isEqualTo("InvalidEncryptionProperty");
        assertThat(put("keyless", encrypted(vault, versionless)).errorCode()).isEqualTo("InvalidKeyIdentifier");
        assertThat(put("keyless", encrypted(vault, farKey)).errorCode()).isEqualTo("InvalidKeyIdentifier");
        assertThat(put("keyless", encrypted(vault, versionless + "/" + "0".repeat(32)))
                        .errorCode())
                .isEqualTo("KeyNotFound");
        assertThat(put("keyless", encrypted(vault, disabled)).errorCode()).isEqualTo("KeyNotUsable");
        assertThat(put("keyless", encrypted(far, farKey)).errorCode()).isEqualTo("KeyVaultNotInSameRegion");
        assertThat(arm("GET", "keyless", "", null).status()).isEqualTo(404);
    }

    @Test
    void newStorageKeyArrivesWithResyncOrAfterAnHour() {
        create("resynced", body());
        String old = storageKey("resynced");
        assertThat(old).isEqualTo(arm.storageKey(account));

        regenerateKey();
        assertThat(storageKey("resynced")).isEqualTo(old);
        arm.finish(arm("POST", "resynced", "/resyncKeys", ""));
        assertThat(storageKey("resynced")).isEqualTo(arm.storageKey(account)).isNotEqualTo(old);

        regenerateKey();
        local.clock().advance(Duration.ofMinutes(61));
        assertThat(storageKey("resynced")).isEqualTo(arm.storageKey(account));
    }

    @Test
    void deletedNameIsFreeOnlyAfterPurge() {
        create("deleted", body());
        arm.finish(arm("DELETE", "deleted", "", null));

        assertThat(arm("GET", "deleted", "", null).errorCode()).isEqualTo("ResourceNotFound");
        assertThat(arm("DELETE", "deleted", "", null).status()).isEqualTo(204);
        assertThat(put("deleted", body()).errorCode()).isEqualTo("SoftDeletedWorkspaceExists");
        arm.finish(arm.wire().arm("DELETE", path("deleted") + VERSION + "&forceToPurge=true", null));
        create("deleted", body());
    }

    @Test
    void whatIsNotBuiltAnswers501() {
        create("gaps", body());

        assertThat(arm("GET", "gaps", "/features", null).status()).isEqualTo(501);
    }

    private static ObjectNode body() {
        ObjectNode body = Json.object().put("location", ArmFixture.REGION);
        body.withObject("/identity").put("type", "SystemAssigned");
        body.withObject("/properties").put("storageAccount", account).put("keyVault", vault);
        return body;
    }

    private static ObjectNode encrypted(String keyVault, String keyIdentifier) {
        ObjectNode body = body();
        body.withObject("/properties/encryption").put("status", "Enabled");
        body.withObject("/properties/encryption/keyVaultProperties")
                .put("keyVaultArmId", keyVault)
                .put("keyIdentifier", keyIdentifier);
        return body;
    }

    private static void create(String name, ObjectNode body) {
        arm.finish(put(name, body));
        assertThat(get(name).at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
    }

    private static Answer put(String name, ObjectNode body) {
        return arm("PUT", name, "", body.toString());
    }

    private static JsonNode patch(String name, String body) {
        return arm.finish(arm("PATCH", name, "", body)).json();
    }

    private static JsonNode get(String name) {
        return arm("GET", name, "", null).json();
    }

    private static Answer arm(
            String method, String name, String below, @org.jspecify.annotations.Nullable String body) {
        return arm.wire().arm(method, path(name) + below + VERSION, body);
    }

    private static String path(String name) {
        return arm.group() + "/providers/Microsoft.MachineLearningServices/workspaces/" + name;
    }

    private static String storageKey(String name) {
        return arm("POST", name, "/listKeys", "").json().path("userStorageKey").asText();
    }

    private static void regenerateKey() {
        arm.wire().arm("POST", account + "/regenerateKey" + STORAGE_VERSION, "{\"keyName\":\"key1\"}");
    }
}
