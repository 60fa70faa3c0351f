package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.rbac.AccessService;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the identity of a workspace is given at the workspace's creation and again with its keys: the table of
 * Microsoft's security document. Vaults that ask for roles give one, all others an access policy.
 */
final class Grants {

    /** Reading and writing the workspace's blobs. */
    static final String WRITE_BLOBS = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write";

    private static final String READ_SECRETS = "Microsoft.KeyVault/vaults/secrets/getSecret/action";

    /** Key Vault Crypto Service Encryption User. */
    private static final String KEY_READER = "e147488a-f6f5-4113-8e2d-b22465e65bf6";

    private final AccessService access;
    private final KeyVaultService vaults;
    private final String tenantId;
    private final Identities identities;

    Grants(WorkspaceRooms rooms, Identities identities) {
        this.access = rooms.access();
        this.vaults = rooms.vaults();
        this.tenantId = rooms.entra().tenantId();
        this.identities = identities;
    }

    void give(WorkspaceRecord workspace) {
        workspace.grantedPrincipals().forEach(principal -> give(workspace, principal));
    }

    private void give(WorkspaceRecord workspace, String principal) {
        contributorScopes(workspace).forEach(scope -> access.grant(principal, AccessService.CONTRIBUTOR, scope));
        access.grant(
                principal,
                AccessService.STORAGE_BLOB_DATA_CONTRIBUTOR,
                workspace.storageAccountId().text());
        if (!vaults.permit(workspace.keyVault(), tenantId, principal, all("keys", "secrets", "certificates"))) {
            access.grant(
                    principal,
                    AccessService.KEY_VAULT_ADMINISTRATOR,
                    workspace.keyVault().text());
        }
        Cmk.of(workspace.document().path("properties")).ifPresent(cmk -> openKey(workspace, principal, cmk));
    }

    /** Takes back what a deleted workspace had: what others were given in it, and what it was given elsewhere. */
    void forget(WorkspaceRecord workspace) {
        workspace.grantedPrincipals().forEach(principal -> take(workspace, principal));
        access.forget(workspace.scope());
    }

    private void take(WorkspaceRecord workspace, String principal) {
        contributorScopes(workspace).forEach(scope -> access.revoke(principal, AccessService.CONTRIBUTOR, scope));
        access.revoke(
                principal,
                AccessService.STORAGE_BLOB_DATA_CONTRIBUTOR,
                workspace.storageAccountId().text());
    }

    boolean mayUseBlobs(WorkspaceRecord workspace) {
        return access.allowedData(
                workspace.principalId(),
                WRITE_BLOBS,
                workspace.storageAccountId().text());
    }

    boolean mayUseSecrets(WorkspaceRecord workspace) {
        String principal = workspace.principalId();
        return access.allowedData(principal, READ_SECRETS, workspace.keyVault().text())
                || vaults.vault(workspace.keyVault())
                        .filter(vault -> !vault.document()
                                .at("/properties/enableRbacAuthorization")
                                .asBoolean())
                        .filter(vault -> hasPolicy(vault.document().at("/properties/accessPolicies"), principal))
                        .isPresent();
    }

    /** Where the identity should be Contributor and is not. */
    List<String> missingContributorScopes(WorkspaceRecord workspace) {
        return contributorScopes(workspace).stream()
                .filter(scope -> !access.holds(workspace.principalId(), AccessService.CONTRIBUTOR, scope))
                .toList();
    }

    private static Set<String> contributorScopes(WorkspaceRecord workspace) {
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add(workspace.scope());
        if (workspace.property("allowRoleAssignmentOnRG").asBoolean(true)) {
            scopes.add(groupOf(workspace.id()));
            scopes.add(groupOf(workspace.keyVault()));
        }
        String registry = workspace.property("containerRegistry").asText();
        if (!registry.isEmpty()) {
            scopes.add(registry);
        }
        return scopes;
    }

    /** A reader that the customer brings has its rights from the customer; the workspace's own gets what it needs. */
    private void openKey(WorkspaceRecord workspace, String principal, Cmk cmk) {
        if (identities.hasKeyReader(workspace) || cmk.vault().equals(workspace.keyVault())) {
            return;
        }
        ObjectNode permissions = Json.object();
        permissions.putArray("keys").add("get").add("wrapKey").add("unwrapKey");
        if (!vaults.permit(cmk.vault(), tenantId, principal, permissions)) {
            access.grant(principal, KEY_READER, cmk.vault().text());
        }
    }

    private static ObjectNode all(String... kinds) {
        ObjectNode permissions = Json.object();
        for (String kind : kinds) {
            permissions.putArray(kind).add("all");
        }
        return permissions;
    }

    private static boolean hasPolicy(JsonNode policies, String principal) {
        for (JsonNode policy : policies) {
            if (policy.path("objectId").asText().equalsIgnoreCase(principal)) {
                return true;
            }
        }
        return false;
    }

    private static String groupOf(ResourceId id) {
        return "/subscriptions/" + id.subscription() + "/resourceGroups/" + id.group();
    }
}
