package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.stream.Stream;

/** Role definitions, as seen from every scope; the tenant's own view shows Microsoft's alone. */
final class RoleDefinitionRoutes {

    private static final String DEFINITIONS = RbacRoutes.AUTHORIZATION + "/roleDefinitions";
    private static final String DEFINITION = DEFINITIONS + "/{id}";

    private final RoleDefinitions definitions;

    RoleDefinitionRoutes(RoleDefinitions definitions) {
        this.definitions = definitions;
    }

    void declare(Section section) {
        Stream.concat(Stream.of(""), ScopePaths.all())
                .forEach(path -> section.get(path + DEFINITIONS, "RoleDefinitions_List", this::list)
                        .get(path + DEFINITION, "RoleDefinitions_Get", this::get));
        ScopePaths.all()
                .forEach(path -> section.put(path + DEFINITION, "RoleDefinitions_CreateOrUpdate", this::put)
                        .delete(path + DEFINITION, "RoleDefinitions_Delete", this::delete));
    }

    private Reply list(Exchange exchange) {
        Scope scope = ScopePaths.of(exchange);
        Filter filter = Filter.of(exchange.query("$filter"));
        return Reply.ok(Json.list(definitions.list(scope, filter).stream().map(role -> role.toWire(scope))));
    }

    private Reply get(Exchange exchange) {
        return shown(200, exchange, definitions.get(ScopePaths.of(exchange), exchange.path("id")));
    }

    private Reply put(Exchange exchange) {
        return shown(201, exchange, definitions.put(exchange.path("id"), exchange.json(), exchange.caller()));
    }

    private Reply delete(Exchange exchange) {
        return definitions
                .delete(ScopePaths.of(exchange), exchange.path("id"), exchange.caller())
                .map(deleted -> shown(200, exchange, deleted))
                .orElseGet(() -> Reply.empty(204));
    }

    private static Reply shown(int status, Exchange exchange, Role role) {
        return Reply.json(status, role.toWire(ScopePaths.of(exchange)));
    }
}
