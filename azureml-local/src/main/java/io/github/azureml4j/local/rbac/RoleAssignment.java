package io.github.azureml4j.local.rbac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role that a principal holds at a scope.
 *
 * @param name the assignment's GUID, chosen by whoever made it
 * @param scope an id, or {@code /}
 * @param principalType {@code User}, {@code ServicePrincipal}, {@code Group} …
 * @param roleId the GUID of the role
 * @param createdBy the principal who made it, empty for a service of Azure
 */
public record RoleAssignment(
        String name,
        String scope,
        String principalId,
        String principalType,
        String roleId,
        @Nullable String description,
        Instant createdOn,
        Instant updatedOn,
        String createdBy,
        String updatedBy) {

    boolean isOf(String principal) {
        return principalId.equalsIgnoreCase(principal);
    }

    /** Whether one of these principals holds it. */
    boolean isOfAny(Set<String> principals) {
        return principals.stream().anyMatch(this::isOf);
    }

    /** Whether the principal holds the same role at the same scope by both. */
    boolean saysTheSameAs(RoleAssignment other) {
        return isOf(other.principalId)
                && roleId.equalsIgnoreCase(other.roleId)
                && at().key().equals(other.at().key());
    }

    Scope at() {
        return new Scope(scope);
    }

    ObjectNode toWire(Role role) {
        ObjectNode body = Json.object();
        ObjectNode properties = body.putObject("properties")
                .put("roleDefinitionId", role.resourceId(at()))
                .put("principalId", principalId)
                .put("principalType", principalType)
                .put("scope", at().toString());
        if (description != null) {
            properties.put("description", description);
        }
        properties.put("createdOn", createdOn.toString()).put("updatedOn", updatedOn.toString());
        properties.put("createdBy", createdBy).put("updatedBy", updatedBy);
        return body.put("id", at().prefix() + "/providers/Microsoft.Authorization/roleAssignments/" + name)
                .put("type", "Microsoft.Authorization/roleAssignments")
                .put("name", name);
    }
}
