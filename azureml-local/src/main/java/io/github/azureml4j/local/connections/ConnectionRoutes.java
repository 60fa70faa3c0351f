package io.github.azureml4j.local.connections;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.Objects;

/** {@code {scope}/connections} of ARM. */
public final class ConnectionRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/"
                    + "machineLearningServices.json",
            "2025-06-01");

    private final ConnectionService service;
    private final Guard guard;

    public ConnectionRoutes(ConnectionService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .under(WorkspacePaths.SCOPE + "/connections")
                .get("", "WorkspaceConnections_List", this::list)
                .get("/{name}", "WorkspaceConnections_Get", x -> Reply.ok(service.get(workspace(x), x.path("name"))))
                .put("/{name}", "WorkspaceConnections_Create", this::put)
                .delete(
                        "/{name}",
                        "WorkspaceConnections_Delete",
                        x -> Reply.empty(service.delete(workspace(x), x.path("name")) ? 200 : 204))
                .post(
                        "/{name}/listsecrets",
                        "WorkspaceConnections_ListSecrets",
                        x -> Reply.ok(service.secrets(workspace(x), x.path("name"))));
    }

    private Reply list(Exchange x) {
        return Reply.ok(Json.list(service.list(workspace(x), query(x, "category"), query(x, "target"))));
    }

    private Reply put(Exchange x) {
        JsonNode properties = x.json().path("properties");
        if (!properties.isObject()) {
            throw LocalError.badRequest("InvalidRequestContent", "A connection needs properties.");
        }
        return Reply.ok(service.put(workspace(x), x.path("name"), properties));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return service.workspace(x.path("sub"), x.path("rg"), x.path("ws"));
    }

    private static String query(Exchange x, String name) {
        return Objects.requireNonNullElse(x.query(name), "");
    }
}
