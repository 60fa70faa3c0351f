package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.arm.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All workspaces, and the ids of the soft-deleted ones. */
final class WorkspaceStore {

    private final Map<ResourceId, WorkspaceRecord> workspaces = new ConcurrentHashMap<>();
    private final Set<ResourceId> softDeleted = ConcurrentHashMap.newKeySet();

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

    void keepDeleted(ResourceId id) {
        softDeleted.add(id);
    }

    /** A group takes the memory of its deleted workspaces with it. */
    void forgetDeleted(String subscription, String group) {
        softDeleted.removeIf(id -> id.isIn(subscription, group));
    }

    boolean isSoftDeleted(ResourceId id) {
        return softDeleted.contains(id);
    }

    boolean purge(ResourceId id) {
        return softDeleted.remove(id);
    }

    Stream<WorkspaceRecord> all() {
        return workspaces.values().stream();
    }
}
