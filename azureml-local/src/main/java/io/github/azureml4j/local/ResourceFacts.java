package io.github.azureml4j.local;

import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.history.RunTokens;
import io.github.azureml4j.local.rbac.Facts;
import io.github.azureml4j.local.services.WebserviceService;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.Optional;

/** What decisions on access hang on, told by the rooms that know it. */
final class ResourceFacts implements Facts {

    private final WorkspaceService workspaces;
    private final WebserviceService services;

    ResourceFacts(WorkspaceService workspaces, WebserviceService services) {
        this.workspaces = workspaces;
        this.services = services;
    }

    @Override
    public Optional<String> computeType(String workspaceId, String service) {
        return services.computeType(workspaceId, service);
    }

    @Override
    public boolean isBelowEnterprise(String workspaceId) {
        return workspaces
                .find(workspaceId)
                .map(WorkspaceRecord::document)
                .filter(document -> !document.path("sku").path("name").asText().equalsIgnoreCase("Enterprise"))
                .isPresent();
    }

    @Override
    public boolean isRun(Caller caller) {
        return RunTokens.isRun(caller);
    }
}
