package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.arm.LogWorkspaces.LogWorkspace;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.stream.Stream;

/** Log Analytics workspaces, 2023-09-01 (an unpublished contract here). */
final class LogWorkspaceRoutes {

    private final LogWorkspaces workspaces;

    LogWorkspaceRoutes(LogWorkspaces workspaces) {
        this.workspaces = workspaces;
    }

    void declare(Section section) {
        Section versioned = section.contract(Contract.unpublished("2023-09-01"));
        versioned.get(
                "/subscriptions/{sub}/providers/" + LogWorkspaces.TYPE,
                "LogWorkspaces_List",
                exchange -> list(workspaces.list(exchange.path("sub"))));
        versioned
                .under("/subscriptions/{sub}/resourceGroups/{rg}/providers/" + LogWorkspaces.TYPE)
                .get(
                        "",
                        "LogWorkspaces_ListByResourceGroup",
                        exchange -> list(workspaces.list(exchange.path("sub"), exchange.path("rg"))))
                .put("/{name}", "LogWorkspaces_CreateOrUpdate", this::put)
                .get("/{name}", "LogWorkspaces_Get", this::get)
                .delete("/{name}", "LogWorkspaces_Delete", this::delete);
    }

    private Reply put(Exchange exchange) {
        ResourceId id = id(exchange);
        boolean there = workspaces.exists(id);
        LogWorkspace made = workspaces.put(id, exchange.json(), exchange.now());
        return Reply.json(there ? 200 : 201, made.document());
    }

    private Reply get(Exchange exchange) {
        return Reply.ok(workspaces.require(id(exchange)).document());
    }

    private Reply delete(Exchange exchange) {
        return Reply.empty(workspaces.delete(id(exchange)) ? 200 : 204);
    }

    private static Reply list(Stream<LogWorkspace> listed) {
        return Reply.ok(Json.list(listed.map(LogWorkspace::document)));
    }

    private static ResourceId id(Exchange exchange) {
        return new ResourceId(exchange.path("sub"), exchange.path("rg"), LogWorkspaces.TYPE, exchange.path("name"));
    }
}
