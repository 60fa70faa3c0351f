package io.github.azureml4j.local;

import io.github.azureml4j.local.rbac.AccessService;

/**
 * Who may do what in the emulator, changed without a request: the administrator's side of a test.
 *
 * <pre>{@code
 * LocalApplication app = local.entra().addApplication("pipeline");
 * local.access().grant(app.objectId(), "Contributor", "/subscriptions/" + local.subscriptionId());
 * }</pre>
 *
 * <p>The principal that exists from the start is Owner of every subscription; all others hold no role until they are
 * given one. A change counts from the next request on. Thread-safe.
 */
public final class LocalAccess {

    private final AccessService access;

    LocalAccess(AccessService access) {
        this.access = access;
    }

    /**
     * Gives a principal a role; nothing happens where it holds it already.
     *
     * @param objectId the principal's object id in the tenant
     * @param roleNameOrId as in {@code Contributor}, or its GUID
     * @param scope the id of a subscription, a resource group or a resource
     * @throws IllegalArgumentException where there is no such role
     */
    public void grant(String objectId, String roleNameOrId, String scope) {
        access.grant(objectId, access.role(roleNameOrId).id(), scope);
    }

    /**
     * Takes a role from a principal that it was given at exactly this scope; nothing happens where it was not.
     *
     * @throws IllegalArgumentException where there is no such role
     */
    public void revoke(String objectId, String roleNameOrId, String scope) {
        access.revoke(objectId, access.role(roleNameOrId).id(), scope);
    }
}
