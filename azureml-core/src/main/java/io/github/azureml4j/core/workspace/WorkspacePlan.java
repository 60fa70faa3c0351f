package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.PreflightResult;
import java.util.List;

/**
 * What a creation will make and grant, what cannot be undone of it, and what speaks against it, before anything is changed. The names in
 * it are those that {@link #apply()} uses. Immutable, thread-safe; its text says it all and holds no secret.
 *
 * <pre>{@code
 * WorkspacePlan plan = Workspace.create().name("clinic-prod").resourceGroup("rg-clinic").location("chinaeast2")
 *         .hbi(true).cmk(keyVaultId, keyUri).plan(ml);
 * log.info("{}", plan);
 * Workspace ws = plan.requireNoBlockers().apply().await(Duration.ofMinutes(30));
 * }</pre>
 */
public final class WorkspacePlan {
    private final AzureConnection azure;
    private final WorkspaceSettings settings;
    private final List<PlannedGrant> grants;
    private final PreflightResult preflight;

    WorkspacePlan(
            AzureConnection azure, WorkspaceSettings settings, List<PlannedGrant> grants, PreflightResult preflight) {
        this.azure = azure;
        this.settings = settings;
        this.grants = List.copyOf(grants);
        this.preflight = preflight;
    }

    /** The workspace to be. */
    public WorkspaceId workspace() {
        return settings.id();
    }

    /** Every resource that will come to be, in order; those of the service's making too. */
    public List<PlannedResource> resources() {
        return PlannedResources.of(settings);
    }

    /** Every right that the service will give to the workspace's own identity. */
    public List<PlannedGrant> grants() {
        return grants;
    }

    /** What cannot be undone or changed later. */
    public List<String> irreversible() {
        return Planning.irreversible(settings);
    }

    /** What will hurt later, findings of that weight included. */
    public List<String> warnings() {
        return Planning.warnings(settings, preflight.findings());
    }

    /** All that was found by looking, blockers first. */
    public List<Finding> findings() {
        return preflight.findings();
    }

    /** The workspace's document as it will be sent, a copy each time. */
    public JsonNode document() {
        return WorkspaceDocument.of(settings);
    }

    /** The api-version that the workspace will be made with. */
    public String apiVersion() {
        return settings.apiVersion();
    }

    /**
     * Goes on only when nothing forbids it.
     *
     * @return this
     * @throws io.github.azureml4j.core.security.preflight.PreflightException naming every blocker with its remedy
     */
    public WorkspacePlan requireNoBlockers() {
        preflight.requireNoBlockers();
        return this;
    }

    /**
     * Begins the creation: one template deployment ({@code Deployments_CreateOrUpdate} 2024-03-01), or one {@code
     * Workspaces_CreateOrUpdate} when nothing but the workspace is to be made. Does not look again.
     *
     * @return yields the workspace; fails with a {@link WorkspaceCreationException} that says what was made until then, and whose cause
     *     is a {@link SoftDeletedNameException} when a deleted workspace still holds the name
     * @throws SoftDeletedNameException when the service says so at once, as it does to a plain request
     * @throws io.github.azureml4j.core.ServiceException when the service refuses at once
     */
    public Operation<Workspace> apply() {
        return Creation.begin(azure, settings);
    }

    @Override
    public String toString() {
        return PlanText.of(this);
    }
}
