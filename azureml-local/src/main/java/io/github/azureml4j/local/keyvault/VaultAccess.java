package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.arm.NetworkRules;
import io.github.azureml4j.local.rbac.AccessService;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what on a vault's data plane, and from where. A vault decides by its own access policies, unless it was told
 * to decide by roles; then only data actions count, also for whoever owns the subscription.
 */
final class VaultAccess {

    private final AccessService roles;

    VaultAccess(AccessService roles) {
        this.roles = roles;
    }

    /** Raises 403 unless the vault gives a principal a right on the key or secret of that name, or on all for none. */
    void require(VaultRecord vault, Principal principal, Right right, String name) {
        String resource = vault.id().text() + (name.isEmpty() ? "" : "/" + right.kind() + "/" + name);
        if (!vault.decidesByRoles()) {
            requirePolicy(vault, principal, right);
        } else if (!roles.allowedData(principal.objectId(), right.dataAction(), resource)) {
            throw VaultErrors.forbidden(
                    "ForbiddenByRbac",
                    "Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or"
                            + " role definitions were changed recently, please observe propagation time.\r\nCaller: "
                            + principal + "\r\nAction: '" + right.dataAction() + "'\r\nResource: '"
                            + resource.toLowerCase(Locale.ROOT)
                            + "'\r\nAssignment: (not found)\r\nDenyAssignmentId: null\r\nDecisionReason: null \r\nVault: "
                            + vault.place() + "\r\n");
        }
    }

    /** Raises 403 unless the vault can be reached from there. */
    void requireNear(VaultRecord vault, Principal caller, Optional<String> publicAddress) {
        NetworkRules rules = rules(vault);
        if (rules.admits(publicAddress)) {
            return;
        }
        if (rules.closed()) {
            throw VaultErrors.forbidden(
                    "ForbiddenByConnection",
                    "Public network access is disabled and request is not from a trusted service nor via an approved"
                            + " private link.\r\nCaller: " + caller + "\r\nVault: " + vault.place());
        }
        throw VaultErrors.forbidden(
                "ForbiddenByFirewall",
                "Client address is not authorized and caller is not a trusted service.\r\nClient address: "
                        + publicAddress.orElse("") + "\r\nCaller: " + caller + "\r\nVault: " + vault.place());
    }

    /** Raises 403 unless a service of Azure's reaches the vault. */
    void requireNearServices(VaultRecord vault, Principal service) {
        if (!rules(vault).admitsServices()) {
            throw VaultErrors.forbidden(
                    rules(vault).closed() ? "ForbiddenByConnection" : "ForbiddenByFirewall",
                    "The vault does not let trusted services bypass its network rules.\r\nCaller: " + service
                            + "\r\nVault: " + vault.place());
        }
    }

    private static NetworkRules rules(VaultRecord vault) {
        return NetworkRules.of(vault.document().path("properties"));
    }

    private void requirePolicy(VaultRecord vault, Principal principal, Right right) {
        Set<String> holders = roles.holders(principal.objectId());
        if (!AccessPolicies.allow(vault.document().at("/properties/accessPolicies"), principal, holders, right)) {
            throw VaultErrors.forbidden(
                    "AccessDenied",
                    "The user, group or application '" + principal + "' does not have " + right.kind() + " "
                            + right.permission() + " permission on key vault '" + vault.place()
                            + "'. For help resolving this issue, please see"
                            + " https://go.microsoft.com/fwlink/?linkid=2125287");
        }
    }
}
