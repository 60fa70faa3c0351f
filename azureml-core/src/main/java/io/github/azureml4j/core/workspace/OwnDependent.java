package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import org.jspecify.annotations.Nullable;

/**
 * A resource that this SDK made for a workspace.
 *
 * @param kind what it is to the workspace
 * @param id which
 * @param user another workspace that stands on it too; null when none is seen
 */
record OwnDependent(Dependent kind, ArmId id, @Nullable WorkspaceId user) {
    /** Whether somebody else would lose what he was given. */
    boolean isShared() {
        return user != null;
    }

    /** What becomes of it when the workspace is deleted with its dependents. */
    String fate() {
        return Labels.of(id)
                + (user == null ? " goes with it" : " stays, since workspace " + user.name() + " stands on it too");
    }
}
