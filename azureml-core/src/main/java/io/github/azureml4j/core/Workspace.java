package io.github.azureml4j.core;

import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.code.Codes;
import io.github.azureml4j.core.compute.Computes;
import io.github.azureml4j.core.connectivity.ConnectivityReport;
import io.github.azureml4j.core.data.Datastores;
import io.github.azureml4j.core.environment.Environments;
import io.github.azureml4j.core.job.Jobs;
import io.github.azureml4j.core.model.Models;
import io.github.azureml4j.core.monitor.Monitor;
import io.github.azureml4j.core.run.Runs;
import io.github.azureml4j.core.secret.Secrets;
import io.github.azureml4j.core.security.WorkspaceSecurity;
import io.github.azureml4j.core.workspace.WorkspaceCreate;
import io.github.azureml4j.core.workspace.WorkspaceDelete;
import io.github.azureml4j.core.workspace.WorkspaceDetails;

/**
 * A workspace: the handle that leads to all that is in it. Holds an identity and a pipeline and nothing that ages; thread-safe.
 *
 * <pre>{@code
 * Workspace ws = Workspace.create().name("clinic-prod").resourceGroup("rg-clinic").location("chinaeast2")
 *         .hbi(true).cmk(keyVaultId, keyUri)
 *         .begin(ml).onProgress(p -> log.info("{}", p)).await(Duration.ofMinutes(30));
 * }</pre>
 */
public final class Workspace {
    private final WorkspaceConnection connection;

    /**
     * The handle of one workspace, whether it exists or not. Sends nothing. Applications get theirs from {@link AzureMl#workspaces()}.
     *
     * @param connection what its rooms share
     */
    public Workspace(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** Settings of a workspace to be; nothing is sent before {@link WorkspaceCreate#begin(AzureMl)}. */
    public static WorkspaceCreate create() {
        return new WorkspaceCreate();
    }

    /** Which workspace. */
    public WorkspaceId id() {
        return connection.id();
    }

    /**
     * What the service says of it now ({@code Workspaces_Get}).
     *
     * @throws NotFoundException when it does not exist
     */
    public WorkspaceDetails details() {
        return WorkspaceDetails.of(connection.arm().get("").json());
    }

    /** Settings of its deletion; nothing is sent before {@link WorkspaceDelete#begin()}. */
    public WorkspaceDelete delete() {
        return new WorkspaceDelete(connection);
    }

    /** Its jobs: what it is told to compute. */
    public Jobs jobs() {
        return new Jobs(connection);
    }

    /** Its runs: what jobs did. */
    public Runs runs() {
        return new Runs(connection);
    }

    /** Its registered models. */
    public Models models() {
        return new Models(connection);
    }

    /** Its environments: what jobs and services run in. */
    public Environments environments() {
        return new Environments(connection);
    }

    /** Its compute targets. */
    public Computes computes() {
        return new Computes(connection);
    }

    /** Its datastores. */
    public Datastores datastores() {
        return new Datastores(connection);
    }

    /** Its code snapshots. */
    public Codes codes() {
        return new Codes(connection);
    }

    /** Who may do what in it. */
    public Access access() {
        return new Access(connection.azure(), connection.scope());
    }

    /** Its secrets, kept in its own key vault. */
    public Secrets secrets() {
        return new Secrets(connection);
    }

    /** What seals it: customer-managed key, storage keys, grants of its identity. */
    public WorkspaceSecurity security() {
        return new WorkspaceSecurity(connection);
    }

    /**
     * Whether the hosts that it needs can be reached from here, and if not, why. Sends no credential to any of them but Resource
     * Manager, which is asked for their names.
     */
    public ConnectivityReport connectivity() {
        return ConnectivityReport.of(connection);
    }

    /** What Azure Monitor tells of it: metrics, activity, scoring requests. */
    public Monitor monitor() {
        return new Monitor(connection);
    }

    /** What the rooms of this workspace share. Not for applications. */
    public WorkspaceConnection connection() {
        return connection;
    }

    @Override
    public String toString() {
        return "Workspace " + id();
    }
}
