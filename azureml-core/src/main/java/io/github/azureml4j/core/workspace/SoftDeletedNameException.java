package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.OperationFailedException;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.http.ErrorBody;
import java.util.Locale;

/**
 * A workspace that cannot be made since a deleted one still holds its name. The message names both ways out. Where dependents were made
 * with it, it comes as the cause of a {@link WorkspaceCreationException}, which names those too.
 */
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
    static AzureMlException orSame(ServiceException thrown, WorkspaceId workspace) {
        return saysSo(thrown.failure().error()) ? new SoftDeletedNameException(workspace, thrown) : thrown;
    }

    static AzureMlException orSame(OperationFailedException thrown, WorkspaceId workspace) {
        return saysSo(thrown.error()) ? new SoftDeletedNameException(workspace, thrown) : thrown;
    }

    /** Anywhere in the tree: of several resources that failed, the first is not always the workspace. */
    private static boolean saysSo(ErrorBody error) {
        String said =
                (error.code() + " " + error.message()).toLowerCase(Locale.ROOT).replace('-', ' ');
        boolean here = said.contains("soft deleted workspace") || said.contains("softdeletedworkspace");
        return here || error.causes().stream().anyMatch(SoftDeletedNameException::saysSo);
    }
}
