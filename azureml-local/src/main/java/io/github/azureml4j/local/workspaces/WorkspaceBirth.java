package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.storage.BlobService;

/** What happens while a workspace is made: its identity and grants, its key, its containers, its managed group. */
final class WorkspaceBirth {

    private final BlobService blobs;
    private final Identities identities;
    private final Grants grants;
    private final KeyAccess keys;
    private final ServiceResources provisioned;
    private final FirstParty application;

    WorkspaceBirth(
            WorkspaceRooms rooms,
            Identities identities,
            Grants grants,
            KeyAccess keys,
            ServiceResources provisioned,
            FirstParty application) {
        this.blobs = rooms.blobs();
        this.identities = identities;
        this.grants = grants;
        this.keys = keys;
        this.provisioned = provisioned;
        this.application = application;
    }

    /** The workspace with its identity, before anything is made for it; kept also where the rest fails. */
    WorkspaceRecord identified(WorkspaceRecord workspace) {
        ObjectNode document = identities.completed(workspace.document().deepCopy());
        return workspace.withDocument(document);
    }

    /** The workspace with all that the service makes for it. */
    WorkspaceRecord equipped(WorkspaceRecord workspace) {
        grants.give(workspace);
        if (workspace.encrypted()) {
            keys.requireNow(workspace);
        }
        blobs.createContainer(workspace.storageAccount(), workspace.defaultContainer());
        blobs.createContainer(workspace.storageAccount(), WorkspaceRecord.ARTIFACT_CONTAINER);
        if (workspace.hasManagedGroup()) {
            application.requireAbleToMakeCosmos(workspace.id());
        }
        return provisioned.withManagedGroup(workspace);
    }

    /** Gives a recovered workspace back what it may do. */
    void revive(WorkspaceRecord workspace) {
        identities.enable(workspace, true);
        grants.give(workspace);
    }

    /** Takes from a deleted workspace what it may do. */
    void disown(WorkspaceRecord workspace) {
        grants.forget(workspace);
        identities.enable(workspace, false);
        keys.forget(workspace);
    }

    /** Deletes what was made for a workspace that is gone for good. */
    void release(WorkspaceRecord workspace) {
        provisioned.release(workspace);
    }
}
