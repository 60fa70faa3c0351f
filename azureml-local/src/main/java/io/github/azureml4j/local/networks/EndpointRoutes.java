package io.github.azureml4j.local.networks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;

/** Private endpoints on ARM (an unpublished contract here). They are made at once. */
public final class EndpointRoutes implements Routes {

    private static final String ENDPOINTS =
            "/subscriptions/{sub}/resourceGroups/{rg}/providers/" + EndpointService.TYPE;

    private final EndpointService service;
    private final Guard guard;

    public EndpointRoutes(EndpointService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(Contract.unpublished("2024-05-01"))
                .guard(guard)
                .under(ENDPOINTS)
                .get("", "PrivateEndpoints_List", x -> Reply.ok(Json.list(service.list(x.path("sub"), x.path("rg")))))
                .get("/{name}", "PrivateEndpoints_Get", x -> Reply.ok(service.require(id(x))))
                .put("/{name}", "PrivateEndpoints_CreateOrUpdate", this::put)
                .delete("/{name}", "PrivateEndpoints_Delete", x -> Reply.empty(service.delete(id(x)) ? 200 : 204));
    }

    private Reply put(Exchange x) {
        boolean existed = service.exists(id(x));
        ObjectNode document = service.put(id(x), x.json(), x.caller());
        return Reply.json(existed ? 200 : 201, document);
    }

    private static ResourceId id(Exchange x) {
        return new ResourceId(x.path("sub"), x.path("rg"), EndpointService.TYPE, x.path("name"));
    }
}
