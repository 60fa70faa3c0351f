package io.github.azureml4j.local.rbac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.time.Instant;
import java.util.List;

/**
 * A role definition.
 *
 * @param id its GUID
 * @param name what people call it, unique in the tenant
 * @param builtIn whether it is Microsoft's, or else a customer's own
 * @param assignableScopes where it may be given, below one of these
 * @param createdBy the principal who made it, empty for Microsoft
 */
public record Role(
        String id,
        String name,
        String description,
        boolean builtIn,
        List<Permission> permissions,
        List<String> assignableScopes,
        Instant createdOn,
        Instant updatedOn,
        String createdBy,
        String updatedBy) {

    public Role {
        permissions = List.copyOf(permissions);
        assignableScopes = List.copyOf(assignableScopes);
    }

    /** {@code BuiltInRole} or {@code CustomRole}. */
    String kind() {
        return builtIn ? "BuiltInRole" : "CustomRole";
    }

    boolean allows(String action) {
        return permissions.stream().anyMatch(permission -> permission.allows(action));
    }

    boolean allowsData(String action) {
        return permissions.stream().anyMatch(permission -> permission.allowsData(action));
    }

    /** Whether the role can be given at a scope. */
    boolean assignableAt(Scope scope) {
        return assignableScopes.stream().anyMatch(each -> new Scope(each).covers(scope));
    }

    /** Whether the role can be given at a scope or somewhere below it. */
    boolean assignableAtOrBelow(Scope scope) {
        return assignableAt(scope) || assignableScopes.stream().anyMatch(each -> scope.covers(new Scope(each)));
    }

    /** The id in the form of the scope's subscription, which is how answers name it. */
    String resourceId(Scope scope) {
        return scope.subscription().prefix() + "/providers/Microsoft.Authorization/roleDefinitions/" + id;
    }

    ObjectNode toWire(Scope scope) {
        ObjectNode body = Json.object();
        ObjectNode properties = body.putObject("properties")
                .put("roleName", name)
                .put("type", kind())
                .put("description", description);
        ArrayNode scopes = properties.putArray("assignableScopes");
        assignableScopes.forEach(scopes::add);
        ArrayNode allowed = properties.putArray("permissions");
        permissions.forEach(permission -> allowed.add(permission.toWire()));
        properties.put("createdOn", createdOn.toString()).put("updatedOn", updatedOn.toString());
        properties.put("createdBy", createdBy).put("updatedBy", updatedBy);
        return body.put("id", resourceId(scope))
                .put("type", "Microsoft.Authorization/roleDefinitions")
                .put("name", id);
    }
}
