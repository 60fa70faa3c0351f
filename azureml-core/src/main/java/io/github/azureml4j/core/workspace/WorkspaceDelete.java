package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.PollingSteps;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Settings of a workspace's deletion: by default the workspace alone, which the service keeps recoverable for a while. Not
 * thread-safe.
 */
public final class WorkspaceDelete {
    private final WorkspaceConnection connection;
    private boolean purge;
    private boolean dependents;

    /**
     * Nothing set yet. Applications use {@link io.github.azureml4j.core.Workspace#delete()}.
     *
     * @param connection the workspace
     */
    public WorkspaceDelete(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** Deletes it for good, so that its name is free at once. */
    public WorkspaceDelete forceToPurge() {
        purge = true;
        return this;
    }

    /**
     * Deletes, after the workspace, the storage account, key vault and Application Insights that were made for it by this SDK, known
     * by their tag. What was given to it stays.
     */
    public WorkspaceDelete andDependents() {
        dependents = true;
        return this;
    }

    /**
     * Begins the deletion ({@code Workspaces_Delete} 2024-04-01). The workspace goes first: without its storage it could not be deleted
     * cleanly. Its operation has no resume token: a deletion may be begun again at any time.
     *
     * @return yields which workspace is gone
     * @throws io.github.azureml4j.core.NotFoundException when dependents are asked for and the workspace does not exist
     */
    public Operation<WorkspaceId> begin() {
        List<Sequence.Part> parts = new ArrayList<>();
        parts.add(new Sequence.Part("workspace " + connection.id().name(), this::deleteWorkspace));
        if (dependents) {
            parts.addAll(dependents());
        }
        Sequence<WorkspaceId> sequence = new Sequence<>(
                "delete workspace " + connection.id().name(),
                connection.scope(),
                parts,
                gone -> connection.id(),
                (part, current) -> {
                    throw new UnsupportedOperationException("a deletion needs no resume token: begin it again");
                });
        return Operation.of(sequence, connection.clock(), connection.sleeper()).start();
    }

    private PollingSteps<JsonNode> deleteWorkspace() {
        ServiceClient arm = connection.arm();
        return connection
                .operations()
                .steps(
                        arm,
                        arm.delete("")
                                .query("forceToPurge", purge ? "true" : null)
                                .send(),
                        gone -> gone);
    }

    private List<Sequence.Part> dependents() {
        JsonNode properties = connection.arm().get("").json().path("properties");
        List<Sequence.Part> parts = new ArrayList<>();
        add(
                parts,
                Dependent.APPLICATION_INSIGHTS,
                properties.path("applicationInsights").asText(""));
        add(parts, Dependent.KEY_VAULT, properties.path("keyVault").asText(""));
        add(parts, Dependent.STORAGE_ACCOUNT, properties.path("storageAccount").asText(""));
        return parts;
    }

    private void add(List<Sequence.Part> parts, Dependent kind, String id) {
        if (!id.isEmpty() && madeForThis(kind, id)) {
            parts.add(new Sequence.Part(kind.label() + " " + ArmId.parse(id).name(), () -> delete(kind, id)));
        }
    }

    private boolean madeForThis(Dependent kind, String id) {
        String owner = DependentDocument.owner(
                connection.id().resourceGroup(), connection.id().name());
        return plane(kind)
                .get(id)
                .find()
                .map(found ->
                        found.path("tags").path(DependentDocument.MADE_FOR).asText(""))
                .filter(tag -> tag.toLowerCase(Locale.ROOT).equals(owner.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private PollingSteps<JsonNode> delete(Dependent kind, String id) {
        ServiceClient plane = plane(kind);
        return connection.operations().steps(plane, plane.delete(id).send(), gone -> gone);
    }

    private ServiceClient plane(Dependent kind) {
        return connection.azure().arm().apiVersion(kind.apiVersion());
    }
}
