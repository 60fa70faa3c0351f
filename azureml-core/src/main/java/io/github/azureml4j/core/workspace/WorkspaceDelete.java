package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a workspace's deletion. Not thread-safe; may be used again.
 *
 * <p>A deleted workspace keeps its name, and can be recovered, for 14 days unless it was made otherwise; {@link #forceToPurge()} ends
 * that at once.
 */
public final class WorkspaceDelete {
    private final WorkspaceConnection connection;
    private boolean purge;
    private boolean dependents;

    /**
     * Nothing set yet. Applications use {@link io.github.azureml4j.core.Workspace#delete()}.
     *
     * @param connection the workspace
     */
    public WorkspaceDelete(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** Deletes it for good, so that its name is free at once. A workspace that is deleted already is purged. */
    public WorkspaceDelete forceToPurge() {
        purge = true;
        return this;
    }

    /**
     * Deletes, after the workspace, the storage account, key vault, Application Insights and container registry that were made for it
     * by this SDK, known by their tag {@code azureml4j-made-for}. What was given to it stays. Also takes away what a creation that
     * failed half-way left.
     */
    public WorkspaceDelete andDependents() {
        dependents = true;
        return this;
    }

    /** What else goes with the workspace, in words; one read. Empty when nothing does. */
    public List<String> consequences() {
        return managedGroup()
                .map(group -> List.of("the managed resource group " + group
                        + " goes with it, and so does the Cosmos DB account in it with all metadata of runs, which is"
                        + " deleted in no other way"))
                .orElse(List.of());
    }

    /**
     * Begins the deletion ({@code Workspaces_Delete} 2024-04-01). The workspace goes first: without its storage it could not be deleted
     * cleanly. When a managed resource group goes with it, the progress says so. The operation has no resume token: a deletion may be
     * begun again at any time.
     *
     * @return yields which workspace is gone
     */
    public Operation<WorkspaceId> begin() {
        Removal removal = new Removal(connection.azure(), connection.id());
        List<Sequence.Part> parts = new ArrayList<>();
        parts.add(new Sequence.Part(label(), () -> removal.workspace(purge)));
        if (dependents) {
            removal.dependents().forEach(parts::add);
        }
        return Operation.of(removal.sequence(parts), connection.clock(), connection.sleeper())
                .start();
    }

    private String label() {
        String workspace = "workspace " + connection.id().name();
        return managedGroup()
                .map(group -> workspace + " with managed resource group " + group + " and its Cosmos DB account")
                .orElse(workspace);
    }

    private Optional<String> managedGroup() {
        return connection
                .arm()
                .get("")
                .find()
                .map(WorkspaceDetails::of)
                .flatMap(WorkspaceDetails::serviceProvisionedResourceGroup)
                .map(id -> id.substring(id.lastIndexOf('/') + 1));
    }
}
