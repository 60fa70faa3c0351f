package io.github.azureml4j.local.datastores;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All datastores by workspace and name. */
final class DatastoreStore {

    private final Map<String, Map<String, DatastoreRecord>> workspaces = new ConcurrentHashMap<>();

    Optional<DatastoreRecord> find(String workspaceId, String name) {
        return Optional.ofNullable(datastores(workspaceId).get(name));
    }

    /** False when one of this name is replaced. */
    boolean put(String workspaceId, DatastoreRecord datastore) {
        return datastores(workspaceId).put(datastore.name(), datastore) == null;
    }

    boolean remove(String workspaceId, String name) {
        return datastores(workspaceId).remove(name) != null;
    }

    List<DatastoreRecord> list(String workspaceId) {
        return List.copyOf(datastores(workspaceId).values());
    }

    void drop(String workspaceId) {
        workspaces.remove(workspaceId);
    }

    private Map<String, DatastoreRecord> datastores(String workspaceId) {
        return workspaces.computeIfAbsent(
                workspaceId, key -> new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER));
    }
}
