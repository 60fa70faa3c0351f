package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.rbac.AccessService;

/** What principals may do with an account's blobs, by the roles that they hold on it or on one container. */
final class BlobAccess {

    private final AccessService roles;

    BlobAccess(AccessService roles) {
        this.roles = roles;
    }

    /** Raises 403 {@code AuthorizationPermissionMismatch} unless the principal's roles allow it. */
    void require(StorageAccount account, String objectId, BlobPath path, BlobAction action, boolean isNew) {
        String scope = account.id().text()
                + (path.container().isEmpty() ? "" : "/blobServices/default/containers/" + path.container());
        if (BlobRight.forAction(action, isNew).stream().noneMatch(right -> holds(objectId, right, scope))) {
            throw mismatch();
        }
    }

    static LocalError mismatch() {
        return LocalError.forbidden(
                "AuthorizationPermissionMismatch",
                "This request is not authorized to perform this operation using this permission.");
    }

    private boolean holds(String objectId, BlobRight right, String scope) {
        return right.onData()
                ? roles.allowedData(objectId, right.action(), scope)
                : roles.allowed(objectId, right.action(), scope);
    }
}
