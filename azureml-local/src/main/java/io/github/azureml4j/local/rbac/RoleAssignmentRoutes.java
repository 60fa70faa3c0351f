package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;

/** Role assignments, at every scope. */
final class RoleAssignmentRoutes {

    private static final String ASSIGNMENTS = RbacRoutes.AUTHORIZATION + "/roleAssignments";
    private static final String ASSIGNMENT = ASSIGNMENTS + "/{name}";

    private final RoleAssignments assignments;

    RoleAssignmentRoutes(RoleAssignments assignments) {
        this.assignments = assignments;
    }

    void declare(Section section) {
        section.get(ScopePaths.SUBSCRIPTION + ASSIGNMENTS, "RoleAssignments_ListForSubscription", this::list)
                .get(ScopePaths.GROUP + ASSIGNMENTS, "RoleAssignments_ListForResourceGroup", this::list)
                .get(ScopePaths.RESOURCE + ASSIGNMENTS, "RoleAssignments_ListForResource", this::list);
        ScopePaths.NESTED.forEach(
                path -> section.get(path + ASSIGNMENTS, "RoleAssignments_ListForResource", this::list));
        ScopePaths.all()
                .forEach(path -> section.get(path + ASSIGNMENT, "RoleAssignments_Get", this::get)
                        .put(path + ASSIGNMENT, "RoleAssignments_Create", this::put)
                        .delete(path + ASSIGNMENT, "RoleAssignments_Delete", this::delete));
    }

    private Reply list(Exchange exchange) {
        Filter filter = Filter.of(exchange.query("$filter"));
        return Reply.ok(Json.list(assignments.list(ScopePaths.of(exchange), filter).stream()
                .map(each -> each.toWire(assignments.role(each)))));
    }

    private Reply get(Exchange exchange) {
        return shown(200, assignments.get(ScopePaths.of(exchange), exchange.path("name")));
    }

    private Reply put(Exchange exchange) {
        String name = exchange.path("name");
        boolean there = assignments.exists(name);
        return shown(
                there ? 200 : 201, assignments.put(ScopePaths.of(exchange), name, exchange.json(), exchange.caller()));
    }

    private Reply delete(Exchange exchange) {
        return assignments
                .delete(ScopePaths.of(exchange), exchange.path("name"))
                .map(deleted -> shown(200, deleted))
                .orElseGet(() -> Reply.empty(204));
    }

    private Reply shown(int status, RoleAssignment assignment) {
        return Reply.json(status, assignment.toWire(assignments.role(assignment)));
    }
}
