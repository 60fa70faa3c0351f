package io.github.azureml4j.local.computes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compute targets: made, scaled, deleted, found. Thread-safe. */
public final class ComputeService {

    private final ComputeStore store = new ComputeStore();
    private final WorkspaceService workspaces;
    private final Clock clock;
    private final Ids ids;
    private final LongOperations operations;

    public ComputeService(WorkspaceService workspaces, Clock clock, Ids ids, LongOperations operations) {
        this.workspaces = workspaces;
        this.clock = clock;
        this.ids = ids;
        this.operations = operations;
        workspaces.onDeleted(workspace -> store.drop(workspace.workspaceId()));
    }

    /**
     * The compute target of a workspace, if it is there, also while it is being made.
     *
     * @param nameOrId its name, or its ARM id
     */
    public Optional<ComputeRecord> find(WorkspaceRecord workspace, String nameOrId) {
        return store.find(workspace.workspaceId(), nameOrId.substring(nameOrId.lastIndexOf('/') + 1));
    }

    /** The compute target; 404 {@code ComputeNotFound} otherwise. */
    public ComputeRecord require(WorkspaceRecord workspace, String nameOrId) {
        return find(workspace, nameOrId)
                .orElseThrow(() -> LocalError.notFound(
                        "ComputeNotFound",
                        "The compute '" + nameOrId + "' of workspace '" + workspace.name() + "' was not found."));
    }

    /**
     * Whether a cluster's scratch disk is encrypted: only in a workspace that holds sensitive data, and only where no
     * earlier cluster was in the subscription. Nothing on the wire says so.
     */
    public boolean scratchDiskEncrypted(WorkspaceRecord workspace, String nameOrId) {
        return store.scratchEncrypted(require(workspace, nameOrId).id());
    }

    WorkspaceRecord workspace(String subscription, String group, String name) {
        return workspaces.require(subscription, group, name);
    }

    List<ComputeRecord> list(WorkspaceRecord workspace) {
        return store.list(workspace.workspaceId());
    }

    /** Begins to make a compute target. */
    LongOperation begin(WorkspaceRecord workspace, String name, ObjectNode body) {
        ComputeRules.check(workspace, name, body);
        ObjectNode document = ComputeDocument.creating(workspace, name, body, clock.instant(), ids);
        if (!store.add(workspace.workspaceId(), new ComputeRecord(name, document))) {
            throw LocalError.conflict("Conflict", "The compute '" + name + "' exists already.");
        }
        encryptScratch(workspace, require(workspace, name));
        return operations.begin(() -> {
            workspaces.provisionNetwork(workspace, false);
            return store.change(
                            workspace.workspaceId(),
                            name,
                            compute -> new ComputeRecord(name, ComputeDocument.ready(compute)))
                    .map(ComputeRecord::document)
                    .orElse(null);
        });
    }

    private void encryptScratch(WorkspaceRecord workspace, ComputeRecord compute) {
        boolean first = compute.type().equals(ComputeRecord.AML_COMPUTE)
                && store.isFirstCluster(workspace.id().subscription());
        if (first && workspace.hbi()) {
            store.encryptScratch(compute.id());
        }
    }

    ComputeRecord rescale(WorkspaceRecord workspace, String name, ObjectNode body) {
        ComputeRecord before = require(workspace, name);
        return store.change(
                        workspace.workspaceId(),
                        name,
                        compute -> new ComputeRecord(name, ComputeDocument.rescaled(compute, body, clock.instant())))
                .orElse(before);
    }

    /** Begins to delete a compute target; empty when there is none. */
    Optional<LongOperation> delete(WorkspaceRecord workspace, String name, @Nullable String action) {
        Optional<ComputeRecord> compute = find(workspace, name);
        compute.ifPresent(there -> ComputeRules.checkDeletion(there, action));
        return compute.map(there -> operations.begin(() -> {
            store.remove(workspace.workspaceId(), name);
            return null;
        }));
    }
}
