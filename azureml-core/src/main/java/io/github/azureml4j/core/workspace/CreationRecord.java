package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a creation that has begun.
 *
 * @param workspace the workspace to be
 * @param deployment the name of the deployment; null when the workspace is made by a request of its own
 * @param planned ARM ids of the dependents that are made with it
 * @param removeOnFailure whether they are taken away when it fails
 */
record CreationRecord(
        WorkspaceId workspace, @Nullable String deployment, List<String> planned, boolean removeOnFailure) {
    CreationRecord {
        planned = List.copyOf(planned);
    }

    /** Whether a resource is one of those that are being made. */
    boolean makes(ArmId id) {
        return id.equals(workspace.armId())
                || planned.stream().map(ArmId::parse).anyMatch(id::equals);
    }

    /** How many resources are made. */
    int size() {
        return planned.size() + 1;
    }
}
