package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.security.preflight.PreflightResult;
import io.github.azureml4j.core.security.preflight.Severity;
import java.util.ArrayList;
import java.util.List;

/** Works out, by reads only, what a creation will do. */
final class Planning {
    private Planning() {}

    static WorkspacePlan of(AzureConnection azure, WorkspaceSettings settings) {
        PreflightResult preflight = Preflight.run(azure, settings.subject());
        return new WorkspacePlan(azure, settings, PlannedGrants.of(azure, settings), preflight);
    }

    /** What cannot be undone or changed later. */
    static List<String> irreversible(WorkspaceSettings settings) {
        List<String> facts = new ArrayList<>();
        facts.add("the storage account and the key vault of a workspace cannot be exchanged later");
        if (settings.hbi()) {
            facts.add("high business impact cannot be turned off later");
        }
        CmkSettings cmk = settings.cmk();
        if (cmk != null) {
            facts.add(
                    "the customer-managed key cannot be turned off later, nor its vault exchanged; only the key's version can"
                            + " change");
            if (settings.hasManagedCosmos()) {
                facts.add("the Cosmos DB account and its managed resource group go only with the workspace");
            } else if (settings.hasManagedGroup()) {
                facts.add("the managed resource group goes only with the workspace");
            }
        }
        if (settings.dependencies().made().contains(Dependent.KEY_VAULT)) {
            facts.add("the new key vault has purge protection: deleted, it keeps its name for 90 days");
        }
        if (allowsOnlyApprovedOutbound(settings)) {
            facts.add("a managed network that allows only approved outbound traffic cannot be loosened later");
        }
        return facts;
    }

    private static boolean allowsOnlyApprovedOutbound(WorkspaceSettings settings) {
        return IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND
                .value()
                .equalsIgnoreCase(WorkspaceDocument.of(settings)
                        .at("/properties/managedNetwork/isolationMode")
                        .asText());
    }

    /** What will hurt later: what was asked for and is unusual, and what was found. */
    static List<String> warnings(WorkspaceSettings settings, List<Finding> findings) {
        List<String> warnings = new ArrayList<>();
        if (settings.throughput() != WorkspaceSettings.USUAL_THROUGHPUT) {
            warnings.add("a Cosmos DB throughput of " + settings.throughput() + " request units is not the "
                    + WorkspaceSettings.USUAL_THROUGHPUT + " that Microsoft's security document supports");
        }
        if (!settings.identity().userAssigned().isEmpty()) {
            warnings.add(
                    "a user-assigned identity gets no rights from the service: grant them before the workspace is used");
        }
        findings.stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(Finding::toString)
                .forEach(warnings::add);
        return warnings;
    }
}
