package io.github.azureml4j.local.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.entra.ServicePrincipal;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Service principals of the directory. */
public final class GraphRoutes implements Routes {

    private static final Pattern BY_APPLICATION = Pattern.compile("appId eq '([0-9a-fA-F-]{36})'");

    private final GraphService service;
    private final Guard guard;

    public GraphRoutes(GraphService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.GRAPH)
                .contract(Contract.UNPUBLISHED)
                .guard(guard)
                .get("/v1.0/servicePrincipals", "servicePrincipals.ListServicePrincipal", this::list)
                .get(
                        "/v1.0/servicePrincipals/{id}",
                        "servicePrincipals.GetServicePrincipal",
                        x -> Reply.ok(document(service.require(x.path("id")))));
    }

    private Reply list(Exchange x) {
        String filter = x.query("$filter");
        Matcher named = BY_APPLICATION.matcher(filter == null ? "" : filter);
        if (!named.matches()) {
            throw LocalError.notImplemented("service principals by the filter " + filter);
        }
        return Reply.ok(Json.list(service.ofApplication(named.group(1)).map(GraphRoutes::document)));
    }

    private static ObjectNode document(ServicePrincipal principal) {
        return Json.object()
                .put("id", principal.objectId())
                .put("appId", principal.clientId())
                .put("displayName", principal.displayName())
                .put("servicePrincipalType", "Application");
    }
}
