package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.arm.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rights that the service gives to a system-assigned identity, by the table of Microsoft's security document: Contributor of the
 * workspace, of its registry, of its resource group and its vault's; the data of its storage account; all of its vault. User-assigned
 * identities get theirs from the customer.
 */
final class PlannedGrants {
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String BLOBS = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private static final String VAULT_ADMINISTRATOR = "00482a5a-887f-4fb3-b363-3b7fe8e74483";
    private static final String KEY_USER = "e147488a-f6f5-4113-8e2d-b22465e65bf6";

    private final AzureConnection azure;
    private final WorkspaceSettings settings;
    private final List<PlannedGrant> grants = new ArrayList<>();

    private PlannedGrants(AzureConnection azure, WorkspaceSettings settings) {
        this.azure = azure;
        this.settings = settings;
    }

    static List<PlannedGrant> of(AzureConnection azure, WorkspaceSettings settings) {
        return settings.identity().isSystemAssigned() ? new PlannedGrants(azure, settings).all() : List.of();
    }

    private List<PlannedGrant> all() {
        contributorScopes().forEach(scope -> grant(CONTRIBUTOR, "Contributor", scope));
        grant(BLOBS, "Storage Blob Data Contributor", id(Dependent.STORAGE_ACCOUNT));
        String vault = id(Dependent.KEY_VAULT);
        VaultRights rights =
                settings.dependencies().made().contains(Dependent.KEY_VAULT) ? VaultRights.POLICY : rights(vault);
        grant(
                rights.roleId(VAULT_ADMINISTRATOR),
                rights.name("Key Vault Administrator", "access policy: all keys, secrets and certificates"),
                vault);
        key(vault);
        return grants;
    }

    private Set<String> contributorScopes() {
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add(settings.id().scope());
        if (settings.properties().path("allowRoleAssignmentOnRG").asBoolean(true)) {
            scopes.add(group(settings.id().armId()));
            ArmId vault = ArmId.parse(id(Dependent.KEY_VAULT));
            if (!group(vault).equalsIgnoreCase(group(settings.id().armId()))) {
                scopes.add(group(vault));
            }
        }
        String registry = settings.dependencies().ids().get(Dependent.CONTAINER_REGISTRY);
        if (registry != null) {
            scopes.add(registry);
        }
        return scopes;
    }

    /** The right to the customer-managed key, where its vault is another than the workspace's and nobody else reads it. */
    private void key(String workspaceVault) {
        CmkSettings cmk = settings.cmk();
        if (cmk == null
                || cmk.readerIdentity() != null
                || ArmId.parse(cmk.keyVaultId()).equals(ArmId.parse(workspaceVault))) {
            return;
        }
        VaultRights rights = rights(cmk.keyVaultId());
        grant(
                rights.roleId(KEY_USER),
                rights.name(
                        "Key Vault Crypto Service Encryption User",
                        "access policy: get, wrapKey and unwrapKey of keys"),
                cmk.keyVaultId());
    }

    /** How a vault that is there gives rights. A vault that the caller may not read does not end the plan. */
    private VaultRights rights(String vault) {
        try {
            boolean roles = azure.arm()
                    .apiVersion(Dependent.KEY_VAULT.apiVersion())
                    .get(vault)
                    .find()
                    .map(found ->
                            found.at("/properties/enableRbacAuthorization").asBoolean())
                    .orElse(false);
            return roles ? VaultRights.ROLE : VaultRights.POLICY;
        } catch (PermissionException unreadable) {
            return VaultRights.UNKNOWN;
        }
    }

    /** How a key vault gives rights. */
    private enum VaultRights {
        ROLE,
        POLICY,
        UNKNOWN;

        String roleId(String role) {
            return this == ROLE ? role : "";
        }

        String name(String role, String policy) {
            return switch (this) {
                case ROLE -> role;
                case POLICY -> policy;
                case UNKNOWN -> policy + ", or the role " + role + ": the vault could not be read";
            };
        }
    }

    private void grant(String roleId, String roleName, String scope) {
        grants.add(new PlannedGrant(settings.id().name(), roleId, roleName, scope));
    }

    private String id(Dependent kind) {
        return String.valueOf(settings.dependencies().ids().get(kind));
    }

    private static String group(ArmId id) {
        return "/subscriptions/" + id.subscription() + "/resourceGroups/" + id.resourceGroup();
    }
}
