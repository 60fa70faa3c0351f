package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import java.util.ArrayList;
import java.util.List;

/** The resources that a creation makes, in the order in which they come to be. */
final class PlannedResources {
    private static final String GROUP_TYPE = "Microsoft.Resources/resourceGroups";
    private static final String COSMOS_TYPE = "Microsoft.DocumentDB/databaseAccounts";

    private PlannedResources() {}

    static List<PlannedResource> of(WorkspaceSettings settings) {
        List<PlannedResource> resources = new ArrayList<>();
        for (Dependent kind : settings.dependencies().toMake()) {
            resources.add(dependent(settings, kind));
        }
        resources.add(new PlannedResource(
                settings.id().scope(), WorkspaceId.TYPE, settings.location(), "the workspace itself"));
        if (settings.hasManagedGroup()) {
            resources.addAll(encrypted(settings));
        }
        return resources;
    }

    private static PlannedResource dependent(WorkspaceSettings settings, Dependent kind) {
        String elsewhere = kind == Dependent.APPLICATION_INSIGHTS ? DependentDocument.insightsRegion(settings) : "";
        return new PlannedResource(
                String.valueOf(settings.dependencies().ids().get(kind)),
                kind.type(),
                elsewhere.isEmpty() ? settings.location() : elsewhere,
                "the " + kind.label() + " of the workspace, since none was given");
    }

    /** What the service makes in the customer's subscription for a customer-managed key. */
    private static List<PlannedResource> encrypted(WorkspaceSettings settings) {
        ArmId workspace = settings.id().armId();
        String group = "/subscriptions/" + workspace.subscription() + "/resourceGroups/" + workspace.resourceGroup()
                + "{GUID}";
        List<PlannedResource> resources = new ArrayList<>();
        resources.add(new PlannedResource(
                group,
                GROUP_TYPE,
                settings.location(),
                "managed by the service, for the customer-managed key; Azure keeps a storage account and a search"
                        + " service of its own in it too"));
        if (settings.hasManagedCosmos()) {
            resources.add(new PlannedResource(
                    group + "/providers/" + COSMOS_TYPE + "/{name}",
                    COSMOS_TYPE,
                    settings.location(),
                    "the encrypted metadata of runs, with " + settings.throughput() + " request units"));
        }
        return resources;
    }
}
