package io.github.azureml4j.local.models;

import io.github.azureml4j.local.arm.ArmPage;
import io.github.azureml4j.local.assets.VersionedAssets;
import io.github.azureml4j.local.assets.ViewType;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;

/** {@code {scope}/models} of ARM. */
public final class ModelRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/mfe.json",
            "2024-04-01");

    private final WorkspaceService workspaces;
    private final ModelService service;
    private final Guard guard;

    public ModelRoutes(WorkspaceService workspaces, ModelService service, Guard guard) {
        this.workspaces = workspaces;
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .under(WorkspacePaths.SCOPE + "/models")
                .get("", "ModelContainers_List", x -> ArmPage.of(x, service.containers(workspace(x), ViewType.of(x))))
                .get("/{name}", "ModelContainers_Get", x -> Reply.ok(service.container(workspace(x), x.path("name"))))
                .put(
                        "/{name}",
                        "ModelContainers_CreateOrUpdate",
                        x -> Reply.ok(service.putContainer(workspace(x), x.path("name"), x.json())))
                .get(
                        "/{name}/versions",
                        "ModelVersions_List",
                        x -> ArmPage.of(
                                x, service.versions(workspace(x), x.path("name"), ViewType.of(x), x.query("version"))))
                .get(
                        "/{name}/versions/{version}",
                        "ModelVersions_Get",
                        x -> Reply.ok(service.get(workspace(x), x.path("name"), x.path("version"))))
                .put("/{name}/versions/{version}", "ModelVersions_CreateOrUpdate", this::put)
                .delete(
                        "/{name}/versions/{version}",
                        "ModelVersions_Delete",
                        x -> Reply.empty(service.delete(workspace(x), x.path("name"), x.path("version")) ? 200 : 204));
    }

    private Reply put(Exchange x) {
        VersionedAssets.Saved saved =
                service.put(workspace(x), x.path("name"), x.path("version"), x.json(), x.caller());
        return Reply.json(saved.status(), service.document(workspace(x), saved.version()));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return workspaces.require(x.path("sub"), x.path("rg"), x.path("ws"));
    }
}
