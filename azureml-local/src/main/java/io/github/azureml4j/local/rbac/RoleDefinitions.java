package io.github.azureml4j.local.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.LocalError;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of role definitions. A customer's own live in the tenant; their names are unique there. */
final class RoleDefinitions {

    private final AccessService access;
    private final RbacStore store;
    private final Clock clock;

    RoleDefinitions(AccessService access, RbacStore store, Clock clock) {
        this.access = access;
        this.store = store;
        this.clock = clock;
    }

    /** The roles that can be given at a scope, or below it where the filter says so. */
    List<Role> list(Scope scope, Filter filter) {
        filter.knowing("roleName", "type", "atScopeAndBelow");
        return store.roles()
                .filter(role ->
                        filter.has("atScopeAndBelow") ? role.assignableAtOrBelow(scope) : role.assignableAt(scope))
                .filter(role -> filter.fits("roleName", role.name()) && filter.fits("type", role.kind()))
                .sorted(Comparator.comparing(Role::name))
                .toList();
    }

    /** A role as seen from a scope: the tenant shows Microsoft's, the rest those that can be given there or below. */
    Role get(Scope scope, String id) {
        return find(scope, id).orElseThrow(() -> missing(id));
    }

    Role put(String id, ObjectNode body, Caller caller) {
        RoleIds.requireGuid(id, "role definition");
        Optional<Role> old = store.role(id);
        old.ifPresent(role -> requireRights(role, caller, "write"));
        Role role = role(id, body.path("properties"), old, caller);
        RoleRules.check(role);
        requireRights(role, caller, "write");
        return store.putUnlessNamed(role).map(this::taken).orElse(role);
    }

    /** Empty when there was none. */
    Optional<Role> delete(Scope scope, String id, Caller caller) {
        Optional<Role> role = find(scope, id);
        role.ifPresent(found -> requireRights(found, caller, "delete"));
        if (store.assignments().anyMatch(assignment -> assignment.roleId().equalsIgnoreCase(id))) {
            throw LocalError.badRequest(
                    "RoleDefinitionHasAssignments",
                    "There are existing role assignments referencing role '" + id + "'.");
        }
        role.ifPresent(found -> store.removeRole(found.id()));
        return role;
    }

    static LocalError missing(String id) {
        return LocalError.notFound(
                "RoleDefinitionDoesNotExist", "The specified role definition with ID '" + id + "' does not exist.");
    }

    private Role taken(Role other) {
        throw LocalError.conflict(
                "RoleDefinitionWithSameNameExists",
                "A custom role with the same name already exists in this directory. Use a different name. The name is '"
                        + other.name() + "'.");
    }

    private Role role(String id, JsonNode properties, Optional<Role> old, Caller caller) {
        Instant now = clock.instant();
        return new Role(
                id,
                properties.path("roleName").asText(),
                properties.path("description").asText(),
                properties.path("type").asText("CustomRole").equalsIgnoreCase("BuiltInRole"),
                elements(properties.path("permissions")).map(Permission::of).toList(),
                elements(properties.path("assignableScopes"))
                        .map(JsonNode::asText)
                        .toList(),
                old.map(Role::createdOn).orElse(now),
                now,
                old.map(Role::createdBy).orElse(caller.objectId()),
                caller.objectId());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements.stream();
    }

    private Optional<Role> find(Scope scope, String id) {
        return store.role(id).filter(role -> role.builtIn() || (!scope.isTenant() && role.assignableAtOrBelow(scope)));
    }

    /** A role concerns every scope that it can be given at, whichever one the request names. */
    private void requireRights(Role role, Caller caller, String verb) {
        if (role.builtIn()) {
            throw LocalError.badRequest(
                    "CannotChangeBuiltInRole", "The built-in role '" + role.name() + "' cannot be changed or deleted.");
        }
        role.assignableScopes()
                .forEach(scope -> access.require(caller, "Microsoft.Authorization/roleDefinitions/" + verb, scope));
    }
}
