package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.keyvault.KeyVaults;
import io.github.azureml4j.core.security.KeyRef;
import java.util.List;

/** Whether the two names of a customer-managed key, the vault's ARM id and the key URI, go together. Asks nobody. */
final class KeyAddress {
    private KeyAddress() {}

    static List<Finding> faults(CmkRequest cmk, PreflightSubject subject, AzureCloud cloud) {
        KeyRef key;
        try {
            key = KeyRef.parse(cmk.keyUri());
        } catch (IllegalArgumentException e) {
            return fault(
                    "CMK_KEY_URI_MALFORMED",
                    cmk.keyUri(),
                    String.valueOf(e.getMessage()),
                    "az keyvault key show --vault-name <vault> --name <key> --query key.kid");
        }
        ArmId vault;
        try {
            vault = vault(cmk.keyVaultId());
        } catch (IllegalArgumentException e) {
            return fault(
                    "CMK_VAULT_ID_MALFORMED",
                    cmk.keyVaultId(),
                    String.valueOf(e.getMessage()),
                    "az keyvault show --name " + key.vaultName() + " --query id");
        }
        return faults(key, vault, subject, cloud);
    }

    private static List<Finding> faults(KeyRef key, ArmId vault, PreflightSubject subject, AzureCloud cloud) {
        if (key.isOfManagedHsm()) {
            return fault(
                    "CMK_KEY_OF_MANAGED_HSM",
                    key.uri(),
                    "key " + key.uri() + " is in a managed HSM, and a workspace takes its key from a key vault",
                    "az keyvault key create --vault-name <premium vault> --name " + key.name()
                            + " --kty RSA-HSM --size 3072 --ops wrapKey unwrapKey");
        }
        if (!key.isIn(cloud.vaultSuffix())) {
            return fault(
                    "CMK_VAULT_OTHER_CLOUD",
                    key.uri(),
                    "the vault of key " + key.uri() + " is none of cloud " + cloud.name() + ", whose vaults are *."
                            + cloud.vaultSuffix(),
                    "sign in to the cloud of the vault, or take a key of this one");
        }
        if (!key.vaultName().equalsIgnoreCase(vault.name())) {
            return fault(
                    "CMK_KEY_OF_OTHER_VAULT",
                    key.uri(),
                    "key " + key.uri() + " is not in the key vault " + vault,
                    "az keyvault show --name " + key.vaultName() + " --query id");
        }
        if (!vault.subscription().equalsIgnoreCase(subject.id().subscription())) {
            return fault(
                    "CMK_VAULT_OTHER_SUBSCRIPTION",
                    vault.toString(),
                    "key vault " + vault.name() + " is in subscription " + vault.subscription()
                            + ", the workspace is to be in " + subject.id().subscription(),
                    "take a key vault of the workspace's own subscription");
        }
        return List.of();
    }

    private static ArmId vault(String id) {
        ArmId vault = ArmId.parse(id);
        if (!vault.type().equalsIgnoreCase(KeyVaults.TYPE)) {
            throw new IllegalArgumentException("not the id of a key vault: " + id);
        }
        return vault;
    }

    private static List<Finding> fault(String code, String subject, String message, String remedy) {
        return List.of(Finding.blocker(code, subject, message, remedy));
    }
}
