package io.github.azureml4j.samples;

import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.access.PrincipalType;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.security.preflight.PreflightResult;
import io.github.azureml4j.core.security.reading.Directory;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.workspace.WorkspaceCreate;
import io.github.azureml4j.core.workspace.WorkspacePlan;
import java.time.Duration;
import java.util.Set;

/** Recipe: plan a workspace, mend what its preflight finds and a program can mend, and plan it again. */
final class PlanningAWorkspace {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Azure Cosmos DB, which reads the customer-managed key of a workspace. */
    private static final String COSMOS_DB = "a232010e-820c-4083-83bb-3ace5fc29d0b";

    /** Azure Machine Learning, which makes resources in the customer's subscription. */
    private static final String AZURE_ML = "0736f41a-0425-4b46-bdb5-1563eff02385";

    private final AzureMl ml;

    PlanningAWorkspace(AzureMl ml) {
        this.ml = ml;
    }

    /** The plan, after what could be mended was. Nothing of the workspace is made. */
    WorkspacePlan ready(WorkspaceCreate create) {
        WorkspacePlan first = create.plan(ml);
        Set<String> unregistered = new PreflightResult(first.findings()).unregistered();
        if (!unregistered.isEmpty()) {
            Preflight.register(ml.connection(), unregistered).await(PATIENCE);
        }
        first.findings().forEach(this::mend);
        return create.plan(ml);
    }

    private void mend(Finding finding) {
        switch (finding.code()) {
            case "CMK_READER_WITHOUT_ACCESS" ->
                share(finding.subject(), COSMOS_DB, Role.CRYPTO_SERVICE_ENCRYPTION_USER);
            case "CMK_APPLICATION_NOT_AUTHORISED" ->
                share("/subscriptions/" + ml.connection().subscription(), AZURE_ML, Role.CONTRIBUTOR);
            default -> {
                // everything else is for people to decide, and stays in the plan
            }
        }
    }

    private void share(String scope, String application, Role role) {
        new Directory(new Reader(ml.connection()))
                .ofApplication(application)
                .value()
                .ifPresent(principal ->
                        ml.access(scope).share(principal.objectId(), PrincipalType.SERVICE_PRINCIPAL, role));
    }
}
