package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.OperationFailedException;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import java.util.List;
import java.util.stream.Collectors;

/** A creation that failed after it had begun. The message says why, what was made until then, and how to take that away. */
public class WorkspaceCreationException extends OperationFailedException {
    private static final long serialVersionUID = 1L;
    private final transient WorkspaceId workspace;
    private final transient List<ArmId> made;
    private final boolean removed;

    /**
     * What a creation left.
     *
     * @param failure how the operation ended
     * @param reason the same, or a {@link SoftDeletedNameException} that knows better
     * @param made what stands, the workspace not among it unless it was made
     * @param standing how the workspace stands that was made by a request of its own; empty when nobody knows of one
     */
    WorkspaceCreationException(
            OperationFailedException failure,
            AzureMlException reason,
            WorkspaceId workspace,
            List<ArmId> made,
            boolean removed,
            String standing) {
        super(message(reason, workspace, made, removed, standing), failure.status(), failure.error());
        initCause(reason);
        this.workspace = workspace;
        this.made = List.copyOf(made);
        this.removed = removed;
    }

    /** What was made before the failure. */
    public List<ArmId> made() {
        return made;
    }

    /** Whether all of it was taken away again; where that was tried and failed, {@link #getSuppressed()} says why. */
    public boolean removed() {
        return removed;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    private static String message(
            AzureMlException reason, WorkspaceId workspace, List<ArmId> made, boolean removed, String standing) {
        if (made.isEmpty()) {
            return reason.getMessage()
                    + (standing.isEmpty()
                            ? " Nothing is known to have been made before that."
                            : " Workspace " + workspace.name() + " stands in state " + standing + ".");
        }
        String things = made.stream().map(Labels::of).collect(Collectors.joining(", "));
        String then =
                removed ? " It was taken away again." : " To take it away: workspaces().deleteWhatWasMade(failure).";
        return reason.getMessage() + " Made before that: " + things + "." + then;
    }
}
