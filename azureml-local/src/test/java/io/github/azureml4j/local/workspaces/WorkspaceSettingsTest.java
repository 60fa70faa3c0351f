package io.github.azureml4j.local.workspaces;

import static io.github.azureml4j.local.workspaces.WorkspaceWorld.V2024;
import static io.github.azureml4j.local.workspaces.WorkspaceWorld.V2025;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.WireClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a workspace can be told, in both versions. */
class WorkspaceSettingsTest {

    private static WorkspaceWorld world;

    @BeforeAll
    static void start() {
        world = new WorkspaceWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void settingsOf2025AreToldToThatVersionOnly() {
        ObjectNode body = world.body("""
                {"ipAllowlist": ["203.0.113.0/24"], "networkAcls": {"defaultAction": "Allow", "ipRules": []},
                 "systemDatastoresAuthMode": "Identity", "softDeleteRetentionInDays": 21, "enableSoftwareBillOfMaterials": true,
                 "allowRoleAssignmentOnRG": false, "provisionNetworkNow": false, "storageAccounts": [], "keyVaults": []}
                """);
        JsonNode made = world.create("newest", body).path("properties");

        assertThat(made.at("/ipAllowlist/0").asText()).isEqualTo("203.0.113.0/24");
        assertThat(made.path("systemDatastoresAuthMode").asText()).isEqualTo("Identity");
        assertThat(made.path("softDeleteRetentionInDays").asInt()).isEqualTo(21);
        assertThat(made.path("enableSoftwareBillOfMaterials").asBoolean()).isTrue();
        assertThat(made.path("allowRoleAssignmentOnRG").asBoolean(true)).isFalse();
        assertThat(made.path("enableServiceSideCMKEncryption").asBoolean(true)).isFalse();
        JsonNode old = world.get("newest", V2024).path("properties");
        assertThat(old.has("ipAllowlist") || old.has("softDeleteRetentionInDays"))
                .isFalse();
        assertThat(old.path("storageAccount").asText()).isEqualTo(world.account());
    }

    @Test
    void olderVersionCannotSetWhatItDoesNotKnow() {
        ObjectNode body = world.body("{\"ipAllowlist\": [\"203.0.113.0/24\"]}");
        world.end(world.arm("PUT", "older", "", V2024, body.toString()));

        assertThat(world.get("older", V2025).at("/properties/ipAllowlist").isMissingNode())
                .isTrue();
    }

    @Test
    void workspaceStaysWhereItWasMade() {
        world.create("stays", world.body("{}"));
        Answer moved = world.put("stays", world.body("{}").put("location", "westus"));
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.errorCode()).isEqualTo("InvalidResourceLocation");
        assertThat(world.put("stays", world.body("{}").put("location", "East US"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everySettingOf2024IsKept() {
        ObjectNode body = world.body("""
                {"friendlyName": "Clinic", "description": "d", "allowPublicAccessWhenBehindVnet": true,
                 "imageBuildCompute": "builder", "v1LegacyMode": true, "enableDataIsolation": true,
                 "serviceManagedResourcesSettings": {"cosmosDb": {"collectionsThroughput": 4000}},
                 "serverlessComputeSettings": {"serverlessComputeNoPublicIP": true},
                 "sharedPrivateLinkResources": [{"name": "s", "properties": {"groupId": "blob", "requestMessage": "m"}}],
                 "featureStoreSettings": {"offlineStoreConnectionName": "o"}}
                """);
        body.putObject("tags").put("team", "radiology");
        body.putObject("sku").put("name", "Basic").put("tier", "Basic");
        JsonNode made = world.create("kept", body);

        body.path("properties")
                .properties()
                .forEach(setting -> assertThat(made.path("properties").get(setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo(setting.getValue()));
        assertThat(made.at("/tags/team").asText()).isEqualTo("radiology");
    }

    @Test
    void whatOnlyTheServiceSaysIsNoWish() {
        JsonNode made = world.create(
                "readonly",
                world.body("{\"workspaceId\": \"mine\", \"provisioningState\": \"Failed\", \"privateLinkCount\": 7}"));
        ObjectNode back = made.deepCopy();
        back.withObject("/properties")
                .put("discoveryUrl", "https://elsewhere.example/")
                .put("description", "new");

        assertThat(made.at("/properties/workspaceId").asText()).hasSize(36);
        assertThat(made.at("/properties/privateLinkCount").asInt()).isZero();
        JsonNode changed = world.put("readonly", back).json();
        assertThat(changed.at("/properties/discoveryUrl")).isEqualTo(made.at("/properties/discoveryUrl"));
        assertThat(changed.at("/properties/description").asText()).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hbiWorkspace\": true}",
                "{\"storageAccount\": \"/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a\"}",
                "{\"keyVault\": \"/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v\"}",
                "{\"encryption\": {\"status\": \"Enabled\", \"keyVaultProperties\": {\"keyVaultArmId\": \"v\"}}}"
            })
    void whatIsFixedAtCreationIsRefusedLater(String properties) {
        String name = "fixed" + Math.abs(properties.hashCode() % 10_000);
        world.create(name, world.body("{}"));

        assertThat(world.patch(name, "{\"properties\":" + properties + "}").errorCode())
                .isEqualTo("PropertyChangeNotAllowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"publicNetworkAccess\": \"Sometimes\"}",
                "{\"hbiWorkspace\": \"perhaps\"}",
                "{\"systemDatastoresAuthMode\": \"Password\"}",
                "{\"softDeleteRetentionInDays\": 0}",
                "{\"serviceManagedResourcesSettings\": {\"cosmosDb\": {\"collectionsThroughput\": 7}}}",
                "{\"ipAllowlist\": [\"everywhere\"]}",
                "{\"networkAcls\": {\"defaultAction\": \"Maybe\"}}",
                "{\"managedNetwork\": {\"isolationMode\": \"Open\"}}"
            })
    void valuesAreChecked(String properties) {
        assertThat(world.put("wrong", world.body(properties)).status()).isEqualTo(400);
    }

    @Test
    void patchChangesWhatItNamesAndLeavesTheRest() {
        world.create("patched", world.body("{\"description\": \"old\", \"friendlyName\": \"F\"}"));
        JsonNode changed = world.patch("patched", """
                {"sku": {"name": "Enterprise"}, "tags": {"a": "b"},
                 "properties": {"description": "new", "publicNetworkAccess": "Disabled", "imageBuildCompute": "c",
                                "applicationInsights": null, "ipAllowlist": ["198.51.100.7"]}}
                """).json();

        assertThat(changed.at("/sku/name").asText()).isEqualTo("Enterprise");
        assertThat(changed.at("/tags/a").asText()).isEqualTo("b");
        assertThat(changed.at("/properties/description").asText()).isEqualTo("new");
        assertThat(changed.at("/properties/friendlyName").asText()).isEqualTo("F");
        assertThat(changed.at("/properties/publicNetworkAccess").asText()).isEqualTo("Disabled");
        assertThat(changed.at("/properties/ipAllowlist/0").asText()).isEqualTo("198.51.100.7");
        assertThat(changed.path("properties").has("applicationInsights")).isFalse();
    }

    @Test
    void patchPassesOverWhatItsPublishedBodyLacks() {
        world.create("deaf", world.body("{}"));
        JsonNode changed = world.patch("deaf", """
                {"properties": {"description": "new", "allowPublicAccessWhenBehindVnet": true,
                                "sharedPrivateLinkResources": [{"name": "s", "properties": {"groupId": "blob"}}]}}
                """).json();

        assertThat(changed.at("/properties/description").asText()).isEqualTo("new");
        assertThat(changed.path("properties").has("sharedPrivateLinkResources")).isFalse();
        assertThat(changed.at("/properties/allowPublicAccessWhenBehindVnet").asBoolean())
                .isFalse();
    }

    @Test
    void assignedIdentitiesComeAndGo() {
        String one = world.local().managedIdentities().addUserAssigned("reader").resourceId();
        String two = world.local().managedIdentities().addUserAssigned("writer").resourceId();
        ObjectNode body = world.body("{\"primaryUserAssignedIdentity\": \"" + one + "\"}");
        body.putObject("identity")
                .put("type", "UserAssigned")
                .putObject("userAssignedIdentities")
                .putObject(one);
        JsonNode made = world.create("assigned", body);

        JsonNode given = made.at("/identity/userAssignedIdentities").get(one);
        assertThat(given.path("principalId").asText()).hasSize(36);
        assertThat(made.at("/identity/principalId").isMissingNode()).isTrue();

        JsonNode both = world.patch(
                        "assigned",
                        "{\"identity\":{\"type\":\"SystemAssigned,UserAssigned\",\"userAssignedIdentities\":{\"" + two
                                + "\":{}}}}")
                .json();
        assertThat(both.at("/identity/userAssignedIdentities")).hasSize(2);
        assertThat(both.at("/identity/principalId").asText()).hasSize(36);

        JsonNode left = world.patch(
                        "assigned",
                        "{\"identity\":{\"type\":\"SystemAssigned,UserAssigned\",\"userAssignedIdentities\":{\"" + two
                                + "\":null}}}")
                .json();
        assertThat(left.at("/identity/userAssignedIdentities").fieldNames())
                .toIterable()
                .containsExactly(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"None\"}",
                "{\"type\": \"UserAssigned\"}",
                "{\"type\": \"SystemAssigned\", \"userAssignedIdentities\": {\"/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/x\": {}}}",
                "{\"type\": \"UserAssigned\", \"userAssignedIdentities\": {\"/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/x\": {}}}"
            })
    void identitiesMustFitAndBeThere(String identity) {
        String here = identity.replace(
                "/subscriptions/s/", "/subscriptions/" + world.local().subscriptionId() + "/");
        ObjectNode body = world.body("{}");
        body.set(
                "identity",
                io.github.azureml4j.local.front.Json.parse(here.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(world.put("nobody", body).errorCode()).isIn("InvalidIdentity", "FailedIdentityOperation");
    }
}
