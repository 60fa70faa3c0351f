package io.github.azureml4j.local.connections;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All connections by workspace and name, credentials included. The documents are never changed in place. */
final class ConnectionStore {

    private final Map<String, Map<String, ObjectNode>> workspaces = new ConcurrentHashMap<>();

    Optional<ObjectNode> find(String workspaceId, String name) {
        return Optional.ofNullable(connections(workspaceId).get(name));
    }

    void put(String workspaceId, String name, ObjectNode document) {
        connections(workspaceId).put(name, document);
    }

    boolean remove(String workspaceId, String name) {
        return connections(workspaceId).remove(name) != null;
    }

    List<ObjectNode> list(String workspaceId) {
        return List.copyOf(connections(workspaceId).values());
    }

    void drop(String workspaceId) {
        workspaces.remove(workspaceId);
    }

    private Map<String, ObjectNode> connections(String workspaceId) {
        return workspaces.computeIfAbsent(
                workspaceId, key -> new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER));
    }
}
