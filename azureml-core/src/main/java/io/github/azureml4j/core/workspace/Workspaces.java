package io.github.azureml4j.core.workspace;

import com.azure.core.http.rest.PagedIterable;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.http.ServiceClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The workspaces of a subscription. Follows machineLearningServices.json 2024-04-01. Thread-safe. */
public final class Workspaces {
    /** The last version that publishes how a soft-deleted workspace is had back. */
    private static final String RECOVERING = "2022-01-01-preview";

    private final AzureConnection azure;

    /**
     * The workspaces of a connection's subscription. Applications use {@link io.github.azureml4j.core.AzureMl#workspaces()}.
     *
     * @param azure the connection
     */
    public Workspaces(AzureConnection azure) {
        this.azure = azure;
    }

    /**
     * One workspace ({@code Workspaces_Get}).
     *
     * @param resourceGroup its group
     * @param name its name
     * @throws io.github.azureml4j.core.NotFoundException when it does not exist
     */
    public Workspace get(String resourceGroup, String name) {
        Workspace workspace = handle(resourceGroup, name);
        workspace.connection().arm().get("").json();
        return workspace;
    }

    /**
     * One workspace, if it exists.
     *
     * @param resourceGroup its group
     * @param name its name
     */
    public Optional<Workspace> find(String resourceGroup, String name) {
        Workspace workspace = handle(resourceGroup, name);
        return workspace.connection().arm().get("").find().map(found -> workspace);
    }

    /**
     * Whether a workspace is there ({@code Workspaces_Get}).
     *
     * @param resourceGroup its group
     * @param name its name
     */
    public boolean exists(String resourceGroup, String name) {
        return find(resourceGroup, name).isPresent();
    }

    /**
     * The handle of a workspace without asking whether it exists.
     *
     * @param resourceGroup its group
     * @param name its name
     */
    public Workspace handle(String resourceGroup, String name) {
        return new Workspace(
                new WorkspaceConnection(azure, new WorkspaceId(azure.subscription(), resourceGroup, name)));
    }

    /** All workspaces of the subscription, a page at a time ({@code Workspaces_ListBySubscription}). */
    public PagedIterable<WorkspaceDetails> list() {
        return Pages.of(subscription().get("/providers/" + WorkspaceId.TYPE), WorkspaceDetails::of);
    }

    /**
     * The workspaces of one resource group, a page at a time ({@code Workspaces_ListByResourceGroup}).
     *
     * @param resourceGroup the group
     */
    public PagedIterable<WorkspaceDetails> list(String resourceGroup) {
        return Pages.of(
                subscription().get("/resourceGroups/{}/providers/" + WorkspaceId.TYPE, resourceGroup),
                WorkspaceDetails::of);
    }

    /**
     * Settings of a workspace's deletion; nothing is sent before {@link WorkspaceDelete#begin()}.
     *
     * @param resourceGroup its group
     * @param name its name
     */
    public WorkspaceDelete delete(String resourceGroup, String name) {
        return handle(resourceGroup, name).delete();
    }

    /**
     * Has a soft-deleted workspace back under its name, with what is in it ({@code Workspaces_CreateOrUpdate} of
     * 2022-01-01-preview, the one that says how).
     *
     * @param resourceGroup its group
     * @param name its name
     * @param location its region
     * @throws io.github.azureml4j.core.ServiceException when there is no such workspace to recover
     */
    public Operation<Workspace> recover(String resourceGroup, String name, String location) {
        Workspace workspace = handle(resourceGroup, name);
        ServiceClient plane = workspace.connection().arm();
        Map<String, Object> body =
                Map.of("location", location, "properties", Map.of("allowRecoverSoftDeletedWorkspace", "True"));
        return azure.operations()
                .begin(plane, plane.put("").apiVersion(RECOVERING).json(body).send(), back -> workspace);
    }

    /**
     * Deletes a soft-deleted workspace for good, so that its name is free ({@code Workspaces_Delete}).
     *
     * @param resourceGroup its group
     * @param name its name
     */
    public Operation<WorkspaceId> purge(String resourceGroup, String name) {
        return delete(resourceGroup, name).forceToPurge().begin();
    }

    /**
     * Deletes what one failed creation made, and nothing else: its dependents, as long as no other workspace stands on them, and the
     * workspace where it stands on these. A workspace of that name that somebody else made, or deleted softly, stays.
     *
     * @param failure what {@link Operation#await()} of that creation threw; resuming it throws it again
     * @return yields the workspace that was to be
     */
    public Operation<WorkspaceId> deleteWhatWasMade(WorkspaceCreationException failure) {
        return Operation.of(
                        new Removal(azure, failure.workspace()).ofRemains(failure.made()),
                        azure.clock(),
                        azure.sleeper())
                .start();
    }

    /**
     * The handle of the workspace that a {@code config.json} names, without asking whether it exists. Its subscription is the one that
     * the file names, whatever this connection's is.
     *
     * @param start the file, or a directory to look in and above; see {@link WorkspaceConfig#read}
     * @throws io.github.azureml4j.core.AzureMlException when there is no such file, or it names no workspace
     */
    public Workspace fromConfig(Path start) {
        return new Workspace(new WorkspaceConnection(azure, WorkspaceConfig.read(start)));
    }

    /**
     * Goes on with a creation that began elsewhere.
     *
     * @param resumeToken what {@link Operation#resumeToken()} of that creation gave
     * @throws io.github.azureml4j.core.http.OriginRefusedException when the token leads out of the cloud
     * @throws IllegalArgumentException when it is no such token
     */
    public Operation<Workspace> resume(String resumeToken) {
        return Creation.resume(azure, resumeToken);
    }

    private ServiceClient subscription() {
        return azure.arm().at("/subscriptions/{}", azure.subscription()).apiVersion(WorkspaceConnection.API_VERSION);
    }
}
