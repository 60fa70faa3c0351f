package io.github.azureml4j.local.endpoints;

import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.stream.Stream;

/** What can be read of online endpoints where there are none. */
public final class OnlineEndpointRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/mfe.json",
            "2024-04-01");
    private static final String ENDPOINTS = WorkspacePaths.SCOPE + "/onlineEndpoints";

    private final WorkspaceService workspaces;
    private final Guard guard;

    public OnlineEndpointRoutes(WorkspaceService workspaces, Guard guard) {
        this.workspaces = workspaces;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .get(ENDPOINTS, "OnlineEndpoints_List", this::list)
                .get(ENDPOINTS + "/{name}", "OnlineEndpoints_Get", this::get);
    }

    private Reply list(Exchange exchange) {
        requireWorkspace(exchange);
        return Reply.ok(Json.list(Stream.empty()));
    }

    private Reply get(Exchange exchange) {
        requireWorkspace(exchange);
        throw LocalError.notFound(
                "ResourceNotFound", "There is no online endpoint '" + exchange.path("name") + "' in the workspace.");
    }

    private void requireWorkspace(Exchange exchange) {
        workspaces.require(exchange.path("sub"), exchange.path("rg"), exchange.path("ws"));
    }
}
