package io.github.azureml4j.core;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.core.arm.LongRunning;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.scoring.retry.Sleeper;
import java.time.Clock;

/**
 * What the rooms of one workspace share: its planes, its clock, the transport for official Azure clients. For the rooms of this SDK,
 * not for applications. Thread-safe.
 */
public final class WorkspaceConnection {
    /** The api-version of workspaces and of all that is in them. */
    public static final String API_VERSION = "2024-04-01";

    /** The api-version of a workspace where one of the settings is asked for that came with it. */
    public static final String NEWER_API_VERSION = "2025-06-01";

    private final AzureConnection azure;
    private final WorkspaceId id;

    /**
     * The connection of one workspace. Sends nothing.
     *
     * @param azure what all workspaces share
     * @param id the workspace
     */
    public WorkspaceConnection(AzureConnection azure, WorkspaceId id) {
        this.azure = azure;
        this.id = id;
    }

    /** The workspace. */
    public WorkspaceId id() {
        return id;
    }

    /** What all workspaces share. */
    public AzureConnection azure() {
        return azure;
    }

    /** The scope path, {@code /subscriptions/…/workspaces/{name}}: what data-plane paths hold after their service prefix. */
    public String scope() {
        return id.scope();
    }

    /** Resource Manager, rooted at the workspace's scope, api-version 2024-04-01. */
    public ServiceClient arm() {
        return arm(false);
    }

    /**
     * Resource Manager, rooted at the workspace's scope.
     *
     * @param newer whether the workspace's newer settings are to be known: api-version 2025-06-01
     */
    public ServiceClient arm(boolean newer) {
        return azure.arm().at(scope()).apiVersion(newer ? NEWER_API_VERSION : API_VERSION);
    }

    /**
     * The region host that the workspace's discovery document names under {@code api}; no api-version, the same audience as {@link
     * #arm()}. Asked for at the first use and kept for all handles of the workspace; read again when that host is gone or does not
     * know the workspace any more, and requests follow it then.
     *
     * @throws AzureMlException when the workspace names no region host of its cloud
     */
    public ServiceClient region() {
        return azure.region(id);
    }

    /** Long-running operations. */
    public LongRunning operations() {
        return azure.operations();
    }

    /** The shared mapper. Do not configure it. */
    public ObjectMapper json() {
        return Json.mapper();
    }

    /** The transport for official Azure clients: same proxy, same trust. */
    public HttpClient transport() {
        return azure.azureTransport();
    }

    /** The caller's credential, its tokens kept fresh. */
    public TokenCredential credential() {
        return azure.credential();
    }

    /** The time that waits are measured by. */
    public Clock clock() {
        return azure.clock();
    }

    /** How pauses are made. */
    public Sleeper sleeper() {
        return azure.sleeper();
    }
}
