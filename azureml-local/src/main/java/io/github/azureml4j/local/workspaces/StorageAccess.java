package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.storage.StorageAccount;
import io.github.azureml4j.local.storage.StorageService;
import java.util.Optional;

/**
 * Whether the service can use the account of a workspace as it does: with its identity's role and, unless the system
 * datastores are on identities, with the account key that it last read (ASSUMED: both are needed).
 */
final class StorageAccess {

    private final StorageService accounts;
    private final StorageKeys keys;
    private final Grants grants;

    StorageAccess(StorageService accounts, StorageKeys keys, Grants grants) {
        this.accounts = accounts;
        this.keys = keys;
        this.grants = grants;
    }

    /** Raises 403 where it cannot, and 404 where the account is gone. */
    void require(WorkspaceRecord workspace) {
        refusal(workspace).ifPresent(refusal -> {
            throw refusal;
        });
    }

    Optional<LocalError> refusal(WorkspaceRecord workspace) {
        Optional<StorageAccount> account = account(workspace);
        if (account.isEmpty()) {
            return Optional.of(LocalError.notFound(
                    "StorageAccountNotFound",
                    "The storage account '" + workspace.storageAccount() + "' of the workspace was not found."));
        }
        if (!grants.mayUseBlobs(workspace)) {
            return refused(
                    workspace,
                    "AuthorizationPermissionMismatch",
                    "the workspace's identity lacks the role Storage Blob Data Contributor");
        }
        return workspace.usesAccountKeys() ? keyRefusal(workspace, account.get()) : Optional.empty();
    }

    Optional<StorageAccount> account(WorkspaceRecord workspace) {
        return accounts.exists(workspace.storageAccount())
                ? accounts.find(workspace.storageAccountId())
                : Optional.empty();
    }

    private Optional<LocalError> keyRefusal(WorkspaceRecord workspace, StorageAccount account) {
        if (!account.document().at("/properties/allowSharedKeyAccess").asBoolean(true)) {
            return refused(
                    workspace,
                    "KeyBasedAuthenticationNotPermitted",
                    "the account does not permit access with its keys");
        }
        String known = keys.of(workspace);
        boolean stillGood = account.keys().stream().anyMatch(key -> key.value().equals(known));
        return stillGood
                ? Optional.empty()
                : refused(
                        workspace,
                        "AuthenticationFailed",
                        "the account key that the workspace knows is no longer good; resync the workspace's keys");
    }

    private static Optional<LocalError> refused(WorkspaceRecord workspace, String code, String why) {
        return Optional.of(LocalError.forbidden(
                code,
                "The workspace '" + workspace.name() + "' cannot use its storage account '" + workspace.storageAccount()
                        + "': " + why + "."));
    }
}
