package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.keyvault.KeyVaults;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.core.security.preflight.CmkRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The customer-managed key that a workspace's data is encrypted with, vault and key together. Cannot be turned off later; of all this
 * only the version of the key can change. Immutable; each setting gives a copy.
 *
 * @param keyVaultId the ARM id of the vault, which has soft delete and purge protection and is in the workspace's region
 * @param keyUri the key in that vault with its version: {@code https://{vault}/keys/{name}/{version}}
 * @param readerIdentity the ARM id of the user-assigned identity that reads the key; null when the service does as itself
 * @param serviceSide whether the encrypted stores stay with the service ({@code enableServiceSideCMKEncryption}, 2025-06-01)
 * @param stores stores of the customer's own in place of those that the service makes; null for none (2025-06-01)
 */
public record CmkSettings(
        String keyVaultId,
        String keyUri,
        @Nullable String readerIdentity,
        boolean serviceSide,
        @Nullable EncryptedStores stores) {
    /**
     * A key that the service reads as itself, for stores in a resource group that it makes in the customer's subscription.
     *
     * @param keyVaultId the ARM id of the vault
     * @param keyUri the key in that vault with its version
     */
    public static CmkSettings of(String keyVaultId, String keyUri) {
        return new CmkSettings(keyVaultId, keyUri, null, false, null);
    }

    /** The same, the key being read by a user-assigned identity, by ARM id. */
    public CmkSettings readBy(String identityId) {
        return new CmkSettings(keyVaultId, keyUri, identityId, serviceSide, stores);
    }

    /** The same with the encrypted stores in the service's subscription: no managed resource group, no Cosmos DB account of one's own. */
    public CmkSettings onServiceSide() {
        return new CmkSettings(keyVaultId, keyUri, readerIdentity, true, stores);
    }

    /** The same with encrypted stores of the customer's own. */
    public CmkSettings storedIn(EncryptedStores own) {
        return new CmkSettings(keyVaultId, keyUri, readerIdentity, serviceSide, own);
    }

    /**
     * As a preflight looks at it.
     *
     * @param keptByService whether the encrypted stores stay with the service
     */
    CmkRequest request(boolean keptByService) {
        return new CmkRequest(keyVaultId, keyUri, readerIdentity, keptByService);
    }

    void check(Faults faults, AzureCloud cloud, WorkspaceIdentity identity) {
        faults.when(keyVaultId.isBlank(), "the customer-managed key lacks the ARM id of its key vault");
        faults.when(keyUri.isBlank(), "the customer-managed key lacks its key URI");
        if (!keyVaultId.isBlank()) {
            SettingChecks.id(faults, "key vault of the customer-managed key", KeyVaults.TYPE, keyVaultId);
        }
        if (!keyUri.isBlank()) {
            faults.in(() -> checkVault(faults, cloud, KeyRef.parse(keyUri)));
        }
        if (readerIdentity != null) {
            SettingChecks.id(faults, "identity that reads the key", WorkspaceIdentity.RESOURCE_TYPE, readerIdentity);
            faults.when(
                    identity.userAssigned().stream().noneMatch(readerIdentity::equalsIgnoreCase),
                    "the identity that reads the key is none of the workspace's own: name it in identity(...)");
        }
        faults.when(
                serviceSide && stores != null, "stores of one's own are at odds with encryption on the service's side");
        if (stores != null) {
            stores.check(faults);
        }
    }

    private void checkVault(Faults faults, AzureCloud cloud, KeyRef key) {
        if (key.isOfManagedHsm()) {
            throw new IllegalArgumentException(
                    "key " + keyUri + " is in a managed HSM, and a workspace takes its key from a key vault");
        }
        String suffix = cloud.vaultSuffix();
        faults.when(
                !key.isIn(suffix),
                "key vault host of " + keyUri + " is not of cloud " + cloud.name() + " (*." + suffix + ")");
        boolean other =
                !keyVaultId.isBlank() && !keyVaultId.toLowerCase(Locale.ROOT).endsWith("/" + key.vaultName());
        faults.when(other, "key URI " + keyUri + " is not of the key vault " + keyVaultId);
    }

    void writeTo(ObjectNode properties) {
        ObjectNode encryption = properties.putObject("encryption").put("status", "Enabled");
        encryption
                .putObject("keyVaultProperties")
                .put("keyVaultArmId", keyVaultId)
                .put("keyIdentifier", keyUri);
        if (readerIdentity != null) {
            encryption.putObject("identity").put("userAssignedIdentity", readerIdentity);
        }
        if (stores != null) {
            stores.writeTo(encryption);
        }
        if (serviceSide) {
            properties.put("enableServiceSideCMKEncryption", true);
        }
    }
}
