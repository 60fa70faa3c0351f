package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.arm.ResourceId;
import java.util.Optional;

/** Where the user-assigned identities are that a workspace may be given. */
@FunctionalInterface
public interface UserIdentities {

    /** The identity with that ARM id, if it is there. */
    Optional<UserIdentity> find(ResourceId id);

    /**
     * A user-assigned identity.
     *
     * @param clientId its application id
     * @param principalId its object id in the tenant
     */
    record UserIdentity(String clientId, String principalId) {}
}
