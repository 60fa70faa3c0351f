package io.github.azureml4j.local.endpoints;

import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;

/** What can be read of online endpoints where there are none. */
public final class OnlineEndpointRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/mfe.json",
            "2024-04-01");
    private static final String ENDPOINTS = WorkspacePaths.SCOPE + "/onlineEndpoints";

    private final OnlineEndpointService service;
    private final Guard guard;

    public OnlineEndpointRoutes(OnlineEndpointService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .get(ENDPOINTS, "OnlineEndpoints_List", x -> Reply.ok(Json.list(service.list(workspace(x)))))
                .get(
                        ENDPOINTS + "/{name}",
                        "OnlineEndpoints_Get",
                        x -> Reply.ok(service.get(workspace(x), x.path("name"))));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return service.workspace(x.path("sub"), x.path("rg"), x.path("ws"));
    }
}
