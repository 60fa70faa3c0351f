package io.github.azureml4j.core.workspace;

/**
 * A right that the service gives to a workspace's identity.
 *
 * @param principal whom: the name of an identity
 * @param roleId the role's GUID; empty for an access policy of a key vault
 * @param roleName the role's name, or what the access policy allows
 * @param scope where
 */
public record PlannedGrant(String principal, String roleId, String roleName, String scope) {
    /** Whether it is an entry of a key vault's access policies and no role assignment. */
    public boolean isAccessPolicy() {
        return roleId.isEmpty();
    }
}
