package io.github.azureml4j.local;

import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.keyvault.KeyVaultService;

/**
 * Key vaults as no client can make them any more: Azure still has some of old. Thread-safe.
 */
public final class LocalVaults {

    private final KeyVaultService vaults;

    LocalVaults(KeyVaultService vaults) {
        this.vaults = vaults;
    }

    /**
     * Makes of a vault one of before December 2020, when soft delete had to be asked for: it has none, nor purge protection,
     * and what is deleted in it is gone. An update with {@code enableSoftDelete} gives it what it lacks.
     *
     * @param armId the vault's ARM id
     * @throws IllegalArgumentException where there is no such vault
     */
    public void withoutSoftDelete(String armId) {
        try {
            vaults.withoutSoftDelete(ResourceId.parse(armId));
        } catch (LocalError unknown) {
            throw new IllegalArgumentException(unknown.getMessage(), unknown);
        }
    }
}
