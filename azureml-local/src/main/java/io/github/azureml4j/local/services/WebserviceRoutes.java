package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Services below {@code /modelmanagement/v1.0} of the region host. */
public final class WebserviceRoutes implements Routes {

    private static final Contract CONTRACT = Contract.unversioned(
            "machinelearningservices/data-plane/Microsoft.MachineLearningServices/preview/2019-09-30/modelManagement.json");
    private static final int LOG_LINES = 5_000;

    private final WebserviceService service;
    private final WorkspaceService workspaces;
    private final Guard guard;

    public WebserviceRoutes(WebserviceService service, WorkspaceService workspaces, Guard guard) {
        this.service = service;
        this.workspaces = workspaces;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.REGION)
                .contract(CONTRACT)
                .guard(guard)
                .errors(ErrorForm.MODEL_MANAGEMENT)
                .under("/modelmanagement/v1.0" + WorkspacePaths.SCOPE)
                .post("/services", "Services_Create", this::create)
                .get("/services", "Services_ListQuery", this::list)
                .get("/services/{id}", "Services_QueryById", this::get)
                .delete("/services/{id}", "Services_Delete", this::delete)
                .post("/services/{id}/listkeys", "Services_ListServiceKeys", this::listKeys)
                .post("/services/{id}/regenerateKeys", "Services_RegenerateServiceKeys", this::regenerateKeys)
                .post("/services/{id}/token", "Services_GetServiceToken", this::token)
                .get("/operations/{id}", "Operations_Get", this::operation)
                .contract(Contract.UNPUBLISHED)
                .get("/services/{id}/logs", "Services_GetLogs", this::logs);
    }

    private Reply create(Exchange exchange) {
        LongOperation operation = service.create(workspace(exchange), exchange.json());
        String path = exchange.rawPath().replaceAll("/services/?$", "/operations/" + operation.id());
        return Reply.empty(202).header("Operation-Location", exchange.origin() + path);
    }

    private Reply list(Exchange exchange) {
        ServiceQuery query = ServiceQuery.of(exchange);
        List<ObjectNode> found = service.list(workspace(exchange)).stream()
                .filter(query::fits)
                .map(service::document)
                .sorted(query.order())
                .toList();
        ObjectNode body = Json.list(query.page(found));
        query.next(found.size()).ifPresent(token -> body.put("nextLink", nextLink(exchange, token)));
        return Reply.ok(body);
    }

    private Reply get(Exchange exchange) {
        return Reply.ok(service.document(service.get(workspace(exchange), exchange.path("id"))));
    }

    private Reply delete(Exchange exchange) {
        return Reply.empty(service.delete(workspace(exchange), exchange.path("id")) ? 200 : 204);
    }

    private Reply listKeys(Exchange exchange) {
        return Reply.ok(service.keys(workspace(exchange), exchange.path("id")).toWire());
    }

    private Reply regenerateKeys(Exchange exchange) {
        ObjectNode body = exchange.json();
        ServiceKeys keys = service.regenerate(
                workspace(exchange),
                exchange.path("id"),
                body.path("keyType").asText(),
                body.path("keyValue").asText(""));
        return Reply.ok(keys.toWire());
    }

    private Reply token(Exchange exchange) {
        return Reply.json(
                201,
                service.token(
                        workspace(exchange),
                        exchange.path("id"),
                        exchange.caller().objectId()));
    }

    private Reply operation(Exchange exchange) {
        Webservice begun = service.byOperation(workspace(exchange), exchange.path("id"));
        String path = exchange.rawPath().replaceAll("/operations/[^/]+/?$", "/services/" + begun.name());
        return Reply.ok(WebserviceDocuments.operation(begun, path));
    }

    private Reply logs(Exchange exchange) {
        String tail = exchange.query("tail");
        int lines = tail != null && tail.matches("\\d{1,5}") ? Integer.parseInt(tail) : LOG_LINES;
        String text = service.log(workspace(exchange), exchange.path("id"), lines);
        return Reply.ok(Json.object().put("content", text));
    }

    private WorkspaceRecord workspace(Exchange exchange) {
        return workspaces.require(exchange.path("sub"), exchange.path("rg"), exchange.path("ws"));
    }

    private static String nextLink(Exchange exchange, int token) {
        StringBuilder query = new StringBuilder();
        exchange.queries().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(ServiceQuery.TOKEN)) {
                query.append(encode(name)).append('=').append(encode(value)).append('&');
            }
        });
        return exchange.origin() + exchange.rawPath() + "?" + query + encode(ServiceQuery.TOKEN) + "=" + token;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
