package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;

/** What the service made for workspaces, to be read: their Cosmos DB accounts. */
public final class ServiceResourceRoutes implements Routes {

    private static final Contract COSMOS = Contract.of(
            "cosmos-db/resource-manager/Microsoft.DocumentDB/stable/2024-05-15/cosmos-db.json", "2024-05-15");
    private static final String PROVIDERS = "/subscriptions/{sub}/resourceGroups/{rg}/providers/";

    private final WorkspaceService service;
    private final Guard guard;

    public ServiceResourceRoutes(WorkspaceService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .guard(guard)
                .contract(COSMOS)
                .get(
                        PROVIDERS + ServiceResources.COSMOS + "/{name}",
                        "DatabaseAccounts_Get",
                        x -> Reply.ok(get(x, ServiceResources.COSMOS)))
                .delete(PROVIDERS + ServiceResources.COSMOS + "/{name}", "DatabaseAccounts_Delete", x -> {
                    service.provisioned().refuseDeletion(id(x, ServiceResources.COSMOS));
                    return Reply.empty(204);
                });
    }

    private ObjectNode get(Exchange x, String type) {
        ResourceId id = id(x, type);
        service.requireGroup(id);
        return service.provisioned().require(id);
    }

    private static ResourceId id(Exchange x, String type) {
        return new ResourceId(x.path("sub"), x.path("rg"), type, x.path("name"));
    }
}
