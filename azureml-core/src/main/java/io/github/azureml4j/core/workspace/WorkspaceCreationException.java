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
    private final transient List<ArmId> made;
    private final boolean removed;

    WorkspaceCreationException(
            OperationFailedException cause,
            AzureMlException reason,
            WorkspaceId workspace,
            List<ArmId> made,
            boolean removed) {
        super(message(reason, workspace, made, removed), cause.status(), cause.error());
        this.made = List.copyOf(made);
        this.removed = removed;
    }

    /** What was made before the failure. */
    public List<ArmId> made() {
        return made;
    }

    /** Whether it was then to be taken away; what of it could not be is said by {@link #getSuppressed()}. */
    public boolean removed() {
        return removed;
    }

    private static String message(AzureMlException reason, WorkspaceId workspace, List<ArmId> made, boolean removed) {
        if (made.isEmpty()) {
            return reason.getMessage() + " Nothing was made before that.";
        }
        String things = made.stream().map(Labels::of).collect(Collectors.joining(", "));
        String then = removed
                ? " It was taken away again."
                : " To take it away: workspaces().handle(\"" + workspace.resourceGroup() + "\", \"" + workspace.name()
                        + "\").deleteWhatIMade().";
        return reason.getMessage() + " Made before that: " + things + "." + then;
    }
}
