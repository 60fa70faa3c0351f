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
import io.github.azureml4j.core.network.Network;
import io.github.azureml4j.core.run.Runs;
import io.github.azureml4j.core.secret.Secrets;
import io.github.azureml4j.core.security.WorkspaceSecurity;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.workspace.WorkspaceCare;
import io.github.azureml4j.core.workspace.WorkspaceConfig;
import io.github.azureml4j.core.workspace.WorkspaceCreate;
import io.github.azureml4j.core.workspace.WorkspaceDelete;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import io.github.azureml4j.core.workspace.WorkspaceKeys;
import io.github.azureml4j.core.workspace.WorkspaceUpdate;
import java.nio.file.Path;
import java.util.List;

/**
 * A workspace: the handle that leads to all that is in it. Holds an identity and a pipeline and nothing that ages; thread-safe.
 *
 * <pre>{@code
 * Workspace ws = Workspace.create().name("clinic-prod").resourceGroup("rg-clinic").location("chinaeast2")
 *         .hbi(true).cmk(keyVaultId, keyUri)
 *         .plan(ml).requireNoBlockers().apply().onProgress(p -> log.info("{}", p)).await(Duration.ofMinutes(30));
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

    /**
     * The same with the settings that the service knows since 2025-06-01.
     *
     * @throws NotFoundException when it does not exist
     */
    public WorkspaceDetails newerDetails() {
        return WorkspaceDetails.of(connection.arm(true).get("").json());
    }

    /** Changes to it; nothing is sent before {@link WorkspaceUpdate#begin()}. */
    public WorkspaceUpdate update() {
        return new WorkspaceUpdate(connection);
    }

    /** The keys of what it stands on ({@code Workspaces_ListKeys}). */
    public WorkspaceKeys keys() {
        return new WorkspaceCare(connection).keys();
    }

    /** Lets the service look for what is wrong with it ({@code Workspaces_Diagnose}). */
    public Operation<List<Finding>> diagnose() {
        return new WorkspaceCare(connection).diagnose();
    }

    /**
     * Lets the service read the keys of its dependents anew and restore its identity's rights ({@code Workspaces_ResyncKeys}); without
     * it a changed key is noticed after about an hour.
     */
    public Operation<WorkspaceConnection> resyncKeys() {
        return new WorkspaceCare(connection).resyncKeys();
    }

    /**
     * Begins to delete it, if it is there, and then what this SDK made for it, known by its tag, and no other workspace that you may see
     * stands on; also what a creation that failed half-way left. Its name stays taken while the deletion is soft. See {@link
     * WorkspaceDelete#andDependents()} and, for what goes, {@link WorkspaceDelete#consequences()}.
     */
    public Operation<WorkspaceId> deleteWhatIMade() {
        return delete().andDependents().begin();
    }

    /**
     * Writes {@code .azureml/config.json}, which Python clients find too.
     *
     * @param directory where
     * @return the file
     */
    public Path writeConfig(Path directory) {
        return WorkspaceConfig.write(directory, id());
    }

    /**
     * The handle of the workspace that a {@code config.json} names; see {@link WorkspaceConfig#read}.
     *
     * @param ml the connection
     * @param start the file, or a directory to look in and above
     */
    public static Workspace fromConfig(AzureMl ml, Path start) {
        return ml.workspaces().fromConfig(start);
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

    /** Who reaches it from where, and what its compute may reach. */
    public Network network() {
        return new Network(connection);
    }

    /**
     * Whether the hosts that it needs can be reached from here, and if not, why. Hosts are tried without a credential; Resource Manager
     * is asked for their names and the region for the web services, as in any other call.
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
