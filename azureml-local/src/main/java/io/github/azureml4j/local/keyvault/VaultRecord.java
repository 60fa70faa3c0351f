package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;

/**
 * A vault.
 *
 * @param region the short name of its region
 * @param uri where its data plane is, as in {@code https://name.vault.azure.net/}
 * @param tenantId whose tokens it accepts
 * @param retentionDays how long deleted things can be recovered
 * @param purgeProtection whether nothing can be purged before that time is over
 * @param document the whole resource as ARM shows it
 */
public record VaultRecord(
        ResourceId id,
        String region,
        String uri,
        String tenantId,
        int retentionDays,
        boolean purgeProtection,
        ObjectNode document) {

    /** Whether what is deleted can be recovered, as everywhere but in vaults of before December 2020. */
    boolean softDelete() {
        return document.at("/properties/enableSoftDelete").asBoolean();
    }

    /** The one word for how its contents can be recovered. */
    String recoveryLevel() {
        if (!softDelete()) {
            return "Purgeable";
        }
        String level = retentionDays < 90 ? "CustomizedRecoverable" : "Recoverable";
        return purgeProtection ? level : level + "+Purgeable";
    }

    /** Whether roles decide who may do what in it, and not its access policies. */
    boolean decidesByRoles() {
        return document.at("/properties/enableRbacAuthorization").asBoolean();
    }

    /** As Key Vault names a vault in refusals. */
    String place() {
        return id.name() + ";location=" + region;
    }
}
