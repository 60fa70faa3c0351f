package io.github.azureml4j.local.environments;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Environments on ARM. */
public final class EnvironmentRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/mfe.json",
            "2024-04-01");
    private static final String CONTAINERS = WorkspacePaths.SCOPE + "/environments";
    private static final String CONTAINER = CONTAINERS + "/{name}";
    private static final String VERSIONS = CONTAINER + "/versions";
    private static final String VERSION = VERSIONS + "/{version}";

    private final EnvironmentService service;
    private final Guard guard;

    public EnvironmentRoutes(EnvironmentService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .get(
                        CONTAINERS,
                        "EnvironmentContainers_List",
                        x -> ArmPage.of(x, service.assets().containers(workspace(x), ViewType.of(x))))
                .get(
                        CONTAINER,
                        "EnvironmentContainers_Get",
                        x -> Reply.ok(service.assets().container(workspace(x), x.path("name"), null)))
                .get(VERSIONS, "EnvironmentVersions_List", this::versions)
                .get(VERSION, "EnvironmentVersions_Get", this::get)
                .put(VERSION, "EnvironmentVersions_CreateOrUpdate", this::put)
                .delete(
                        VERSION,
                        "EnvironmentVersions_Delete",
                        x -> Reply.empty(
                                service.assets().delete(workspace(x), x.path("name"), x.path("version")) ? 200 : 204));
    }

    private Reply versions(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        return ArmPage.of(
                x,
                service.assets()
                        .versions(workspace, x.path("name"), ViewType.of(x))
                        .map(version -> service.assets().document(workspace, version)));
    }

    private Reply get(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        var version = service.assets().require(workspace, x.path("name"), x.path("version"));
        return Reply.ok(service.assets().document(workspace, version));
    }

    private Reply put(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        ObjectNode properties = x.json().withObject("/properties");
        VersionedAssets.Saved saved = service.put(workspace, x.path("name"), x.path("version"), properties, x.caller());
        return Reply.json(saved.status(), service.assets().document(workspace, saved.version()));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return service.workspace(x.path("sub"), x.path("rg"), x.path("ws"));
    }
}
