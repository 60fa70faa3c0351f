package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.arm.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All workspaces, and the soft-deleted ones. */
final class WorkspaceStore {

    private final Map<ResourceId, WorkspaceRecord> workspaces = new ConcurrentHashMap<>();
    private final Map<ResourceId, DeletedWorkspace> deleted = new ConcurrentHashMap<>();

    Optional<WorkspaceRecord> find(ResourceId id) {
        return Optional.ofNullable(workspaces.get(id));
    }

    /** False when the id is taken. */
    boolean add(WorkspaceRecord workspace) {
        return workspaces.putIfAbsent(workspace.id(), workspace) == null;
    }

    Optional<WorkspaceRecord> change(ResourceId id, UnaryOperator<WorkspaceRecord> change) {
        return Optional.ofNullable(workspaces.computeIfPresent(id, (key, before) -> change.apply(before)));
    }

    Optional<WorkspaceRecord> remove(ResourceId id) {
        return Optional.ofNullable(workspaces.remove(id));
    }

    void keepDeleted(DeletedWorkspace workspace) {
        deleted.put(workspace.workspace().id(), workspace);
    }

    Optional<DeletedWorkspace> deleted(ResourceId id) {
        return Optional.ofNullable(deleted.get(id));
    }

    Optional<DeletedWorkspace> forgetDeleted(ResourceId id) {
        return Optional.ofNullable(deleted.remove(id));
    }

    Stream<DeletedWorkspace> deleted() {
        return deleted.values().stream();
    }

    Stream<WorkspaceRecord> all() {
        return workspaces.values().stream();
    }
}
