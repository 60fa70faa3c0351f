package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.keyvault.KeyRecord;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.keyvault.VaultRecord;
import java.time.Clock;

/** What a customer-managed key must be like: near the workspace, in a vault that loses nothing, there, and usable (contract 9.3). */
final class KeyRules {

    private final KeyVaultService vaults;
    private final Clock clock;

    KeyRules(KeyVaultService vaults, Clock clock) {
        this.vaults = vaults;
        this.clock = clock;
    }

    void check(Cmk cmk, ResourceId workspace, String region) {
        cmk.checkIdentifier();
        VaultRecord vault = vaults.vault(cmk.vault())
                .orElseThrow(() -> LocalError.badRequest(
                        "KeyVaultNotFound", "The key vault '" + cmk.vault() + "' was not found."));
        if (!cmk.vault().subscription().equalsIgnoreCase(workspace.subscription())
                || !vault.region().equals(region)) {
            throw LocalError.badRequest(
                    "KeyVaultNotInSameRegion",
                    "The key vault '" + cmk.vault().name()
                            + "' is not in the subscription and region of the workspace (" + region + ").");
        }
        if (!vault.purgeProtection()) {
            throw LocalError.badRequest(
                    "KeyVaultNotProtected",
                    "The key vault '" + cmk.vault().name()
                            + "' of a customer-managed key must have soft delete and purge" + " protection enabled.");
        }
        KeyRecord key = vaults.key(cmk.keyIdentifier())
                .orElseThrow(() ->
                        LocalError.badRequest("KeyNotFound", "The key '" + cmk.keyIdentifier() + "' was not found."));
        if (!key.usableAt(clock.instant())) {
            throw LocalError.badRequest(
                    "KeyNotUsable", "The key '" + cmk.keyIdentifier() + "' is disabled or expired.");
        }
    }
}
