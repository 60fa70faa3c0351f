package io.github.azureml4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A resource group dies with all that is in it, in whatever state that is. */
class GroupDeletionTest {

    private static final String VERSION = "?api-version=2024-04-01";

    private AzureMlLocal local;
    private ArmFixture arm;
    private String workspace;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        arm = new ArmFixture(local);
        workspace = arm.group() + "/providers/Microsoft.MachineLearningServices/workspaces/clinic";
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void softDeletedWorkspaceIsForgottenWithItsGroup() {
        create(false);
        arm.finish(arm.wire().arm("DELETE", workspace + VERSION, null));
        assertThat(put(false).errorCode()).isEqualTo("SoftDeletedWorkspaceExists");
        deleteGroup();

        arm = new ArmFixture(local);
        arm.storageAccount("clinicstore");
        arm.keyVault("othervault", ArmFixture.REGION);

        assertThat(put("othervault", null).status()).isEqualTo(202);
    }

    @Test
    void managedGroupGoesWithItsWorkspaceOnly() {
        create(true);
        String managed = get(workspace + VERSION)
                        .at("/properties/serviceProvisionedResourceGroup")
                        .asText()
                + "?api-version=2024-03-01";
        assertThat(arm.wire().arm("DELETE", managed, null).errorCode()).isEqualTo("DenyAssignmentAuthorizationFailed");
        assertThat(arm.wire().arm("GET", managed, null).status()).isEqualTo(200);

        deleteGroup();

        assertThat(arm.wire().arm("GET", managed, null).status()).isEqualTo(404);
        assertThat(arm.wire()
                        .arm("GET", arm.group() + "?api-version=2024-03-01", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void workspaceWhoseAccountIsGoneFails() {
        arm.storageAccount("clinicstore");
        arm.keyVault("clinicvault", ArmFixture.REGION);
        put(false);
        arm.wire()
                .arm(
                        "DELETE",
                        arm.group() + "/providers/Microsoft.Storage/storageAccounts/clinicstore?api-version=2023-05-01",
                        null);
        local.clock().advance(Duration.ofSeconds(2));

        assertThat(get(workspace + VERSION).at("/properties/provisioningState").asText())
                .isEqualTo("Failed");
    }

    private void create(boolean encrypted) {
        arm.storageAccount("clinicstore");
        arm.protectedVault("clinicvault", ArmFixture.REGION);
        arm.finish(put(encrypted));
    }

    private void deleteGroup() {
        arm.finish(arm.wire().arm("DELETE", arm.group() + "?api-version=2024-03-01", null));
    }

    private com.fasterxml.jackson.databind.JsonNode get(String path) {
        return arm.wire().arm("GET", path, null).json();
    }

    private WireClient.Answer put(boolean encrypted) {
        return put("clinicvault", encrypted ? arm.key("clinicvault", "seal") : null);
    }

    private WireClient.Answer put(String vault, String key) {
        ObjectNode body = Json.object().put("location", ArmFixture.REGION);
        String vaultId = arm.group() + "/providers/Microsoft.KeyVault/vaults/" + vault;
        ObjectNode properties = body.withObject("/properties")
                .put("storageAccount", arm.group() + "/providers/Microsoft.Storage/storageAccounts/clinicstore")
                .put("keyVault", vaultId);
        if (key != null) {
            properties.withObject("/encryption").put("status", "Enabled");
            properties
                    .withObject("/encryption/keyVaultProperties")
                    .put("keyVaultArmId", vaultId)
                    .put("keyIdentifier", key);
        }
        return arm.wire().arm("PUT", workspace + VERSION, body.toString());
    }
}
