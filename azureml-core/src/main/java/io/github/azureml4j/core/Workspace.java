package io.github.azureml4j.core;

/** A workspace: the handle that leads to all that is in it. Thread-safe. */
public final class Workspace {
    private final WorkspaceConnection connection;

    Workspace(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** Which workspace. */
    public WorkspaceId id() {
        return connection.id();
    }

    /** What the rooms of this workspace share. Not for applications. */
    public WorkspaceConnection connection() {
        return connection;
    }
}
