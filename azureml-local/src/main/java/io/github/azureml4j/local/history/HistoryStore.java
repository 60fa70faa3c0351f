package io.github.azureml4j.local.history;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The history of every workspace, by workspace id (a GUID that no later workspace of the same name gets). */
final class HistoryStore {

    private final Map<String, WorkspaceHistory> workspaces = new ConcurrentHashMap<>();

    WorkspaceHistory of(String workspaceId) {
        return workspaces.computeIfAbsent(workspaceId, key -> new WorkspaceHistory());
    }

    void remove(String workspaceId) {
        workspaces.remove(workspaceId);
    }
}
