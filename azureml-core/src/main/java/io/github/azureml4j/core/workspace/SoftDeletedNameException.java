package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceId;
import java.util.Locale;

/** A workspace that cannot be made since a deleted one still holds its name. The message names both ways out. */
public class SoftDeletedNameException extends AzureMlException {
    private static final long serialVersionUID = 1L;
    private final transient WorkspaceId workspace;

    SoftDeletedNameException(WorkspaceId workspace, AzureMlException cause) {
        super(
                "the name of " + workspace + " is held by a deleted workspace. Try: workspaces().recover(\""
                        + workspace.resourceGroup() + "\", \"" + workspace.name()
                        + "\", location) to have it back, or workspaces().purge(\"" + workspace.resourceGroup()
                        + "\", \""
                        + workspace.name() + "\") to be rid of it for good. " + cause.getMessage(),
                cause);
        this.workspace = workspace;
    }

    /** The workspace that was to be made. */
    public WorkspaceId workspace() {
        return workspace;
    }

    /** Known by the service's words, since its code differs between a plain request and a deployment. */
    static AzureMlException orSame(AzureMlException thrown, WorkspaceId workspace) {
        String said = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        boolean held = said.contains("soft-deleted") || said.contains("soft deleted") || said.contains("softdeleted");
        return held ? new SoftDeletedNameException(workspace, thrown) : thrown;
    }
}
