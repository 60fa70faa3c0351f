package io.github.azureml4j.core;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.core.arm.LongRunning;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.Sleeper;
import java.time.Clock;

/**
 * What the rooms of one workspace share: its planes, its clock, the transport for official Azure clients. Not for applications.
 *
 * <p>Immutable, thread-safe.
 */
public final class WorkspaceConnection {
    WorkspaceConnection() {}

    /** The workspace. */
    public WorkspaceId id() {
        throw new IllegalStateException("not here yet");
    }

    /** The scope path, {@code /subscriptions/…/workspaces/{name}}: what data-plane paths hold after their service prefix. */
    public String scope() {
        return id().scope();
    }

    /** Resource Manager, rooted at the workspace's scope, api-version 2024-04-01. */
    public ServiceClient arm() {
        throw new IllegalStateException("not here yet");
    }

    /** The region host that the workspace's discovery document names, no api-version, the same audience as {@link #arm()}. */
    public ServiceClient region() {
        throw new IllegalStateException("not here yet");
    }

    /** Long-running operations. */
    public LongRunning operations() {
        throw new IllegalStateException("not here yet");
    }

    /** The shared mapper. */
    public ObjectMapper json() {
        throw new IllegalStateException("not here yet");
    }

    /** The transport for official Azure clients: same proxy, same trust. */
    public HttpClient transport() {
        throw new IllegalStateException("not here yet");
    }

    /** The caller's credential. */
    public TokenCredential credential() {
        throw new IllegalStateException("not here yet");
    }

    /** The clock. */
    public Clock clock() {
        throw new IllegalStateException("not here yet");
    }

    /** The way to wait. */
    public Sleeper sleeper() {
        throw new IllegalStateException("not here yet");
    }
}
