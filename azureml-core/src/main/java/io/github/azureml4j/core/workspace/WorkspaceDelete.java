package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
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
     * by this SDK, known by their tag {@code made-by-azureml4j-for}. What was given to it stays, and so does what another workspace stands
     * on since: as a dependent, as the vault of its key or as its own encrypted store. Workspaces that you may not see, and those of
     * other subscriptions, cannot keep it; {@link #consequences()} says when there may be such in this one. Where there is no workspace,
     * what was made for one of that name goes: the remains of a failed creation, but also what a workspace that is deleted softly would
     * need to come back.
     */
    public WorkspaceDelete andDependents() {
        dependents = true;
        return this;
    }

    /**
     * What else goes with the workspace, and what stays that one might think goes, in words. Reads only. Empty when nothing does. Among it
     * with {@link #andDependents()}: every dependent that was made for it, and whether workspaces that you may not see may stand on
     * those that go.
     */
    public List<String> consequences() {
        List<String> consequences = new ArrayList<>();
        managedGroup()
                .ifPresent(group -> consequences.add("the managed resource group " + group + " goes with it"
                        + (hasOwnCosmos()
                                ? ""
                                : ", and so does the Cosmos DB account in it with all metadata of runs, which is deleted in no"
                                        + " other way")));
        if (dependents) {
            addDependents(consequences);
        }
        return consequences;
    }

    private void addDependents(List<String> consequences) {
        OwnDependents own = removal().dependents();
        List<OwnDependent> all = own.all();
        all.stream().map(OwnDependent::fate).forEach(consequences::add);
        if (!all.stream().allMatch(OwnDependent::isShared)) {
            own.unseen()
                    .ifPresent(reason -> consequences.add(
                            "workspaces that you may not see may stand on what goes: you do not see the"
                                    + " whole subscription: " + reason));
        }
    }

    /**
     * Begins the deletion ({@code Workspaces_Delete} 2024-04-01). The workspace goes first: without its storage it could not be deleted
     * cleanly. When a managed resource group goes with it, the progress says so. The operation has no resume token: a deletion may be
     * begun again at any time.
     *
     * @return yields which workspace is gone
     */
    public Operation<WorkspaceId> begin() {
        Removal removal = removal();
        List<Sequence.Part> parts = new ArrayList<>();
        parts.add(removal.workspace(withWhat(), purge));
        if (dependents) {
            removal.parts(removal.dependents().all()).forEach(parts::add);
        }
        return Operation.of(removal.sequence(parts), connection.clock(), connection.sleeper())
                .start();
    }

    private Removal removal() {
        return new Removal(connection.azure(), connection.id());
    }

    private String withWhat() {
        return managedGroup()
                .map(group -> " with managed resource group " + group)
                .orElse("");
    }

    /** Whether the encrypted metadata is in an account of the customer's, which stays; said since 2025-06-01. */
    private boolean hasOwnCosmos() {
        return connection
                .arm(true)
                .get("")
                .find()
                .map(document -> document.at("/properties/encryption/cosmosDbResourceId"))
                .filter(JsonNode::isTextual)
                .isPresent();
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
