package io.github.azureml4j.local.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.LocalError;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of role assignments. */
final class RoleAssignments {

    private final RbacStore store;
    private final EntraService entra;
    private final ArmService arm;
    private final Clock clock;

    RoleAssignments(RbacStore store, EntraService entra, ArmService arm, Clock clock) {
        this.store = store;
        this.entra = entra;
        this.arm = arm;
        this.clock = clock;
    }

    /** The assignments that count at a scope, or are made below it. */
    List<RoleAssignment> list(Scope scope, Filter filter) {
        filter.knowing("atScope", "principalId", "assignedTo");
        Optional<Set<String>> assignees = filter.value("assignedTo").map(this::assignees);
        return store.assignments()
                .filter(each -> each.at().covers(scope) || (!filter.has("atScope") && scope.covers(each.at())))
                .filter(each -> filter.fits("principalId", each.principalId()))
                .filter(each -> assignees.isEmpty() || each.isOfAny(assignees.get()))
                .sorted(Comparator.comparing(RoleAssignment::createdOn).thenComparing(RoleAssignment::name))
                .toList();
    }

    /** Whoever is asked for, and its groups; a group itself cannot be asked for. */
    private Set<String> assignees(String principal) {
        if (entra.principalType(principal).filter("Group"::equals).isPresent()) {
            throw LocalError.badRequest(
                    "InvalidFilter", "The filter assignedTo takes a user or a service principal, not a group.");
        }
        return entra.withGroupsOf(principal);
    }

    RoleAssignment get(Scope scope, String name) {
        return find(scope, name)
                .orElseThrow(() -> LocalError.notFound(
                        "RoleAssignmentNotFound", "The role assignment '" + name + "' is not found."));
    }

    /** Empty when there was none. */
    Optional<RoleAssignment> delete(Scope scope, String name) {
        Optional<RoleAssignment> found = find(scope, name);
        store.removeAssignments(each -> found.filter(each::equals).isPresent());
        return found;
    }

    Role role(RoleAssignment assignment) {
        return store.role(assignment.roleId()).orElseThrow(() -> RoleDefinitions.missing(assignment.roleId()));
    }

    boolean exists(String name) {
        return store.assignment(name).isPresent();
    }

    RoleAssignment put(Scope scope, String name, ObjectNode body, Caller caller) {
        RoleIds.requireGuid(name, "role assignment");
        requireGroup(scope);
        JsonNode properties = body.path("properties");
        requirePlain(properties);
        RoleAssignment assignment = assignment(scope, name, properties, caller);
        store.assignment(name).ifPresent(old -> requireUnmoved(old, assignment));
        store.put(assignment).ifPresent(same -> {
            throw LocalError.conflict(
                    "RoleAssignmentExists",
                    "The role assignment already exists. The ID of the existing role assignment is "
                            + RoleIds.plain(same.name()) + ".");
        });
        return assignment;
    }

    private RoleAssignment assignment(Scope scope, String name, JsonNode properties, Caller caller) {
        Instant now = clock.instant();
        Optional<RoleAssignment> old = store.assignment(name);
        String principal = text(properties, "principalId");
        return new RoleAssignment(
                name,
                scope.toString(),
                principal,
                principalType(principal, properties.path("principalType").asText(null)),
                roleAt(scope, text(properties, "roleDefinitionId")),
                properties.path("description").asText(null),
                old.map(RoleAssignment::createdOn).orElse(now),
                now,
                old.map(RoleAssignment::createdBy).orElse(caller.objectId()),
                caller.objectId());
    }

    /** The role's GUID, if it may be given there. */
    private String roleAt(Scope scope, String roleDefinitionId) {
        String id = RoleIds.last(roleDefinitionId);
        return store.role(id)
                .filter(role -> role.assignableAt(scope))
                .orElseThrow(() -> RoleDefinitions.missing(id))
                .id();
    }

    /** A directory takes a while to know a new principal everywhere; who says what it is does not wait for that. */
    private String principalType(String principal, @Nullable String said) {
        Optional<String> known = entra.principalType(principal);
        if (said == null) {
            return known.orElseThrow(() -> LocalError.badRequest(
                    "PrincipalNotFound",
                    "Principal " + RoleIds.plain(principal) + " does not exist in the directory " + entra.tenantId()
                            + ". Check that you have the correct principal ID. If you are creating this principal and"
                            + " then immediately assigning a role, this error might be related to a replication delay."
                            + " In this case, set the role assignment principalType property to a value, such as"
                            + " ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype"));
        }
        known.filter(type -> !type.equalsIgnoreCase(said)).ifPresent(type -> {
            throw LocalError.badRequest(
                    "UnmatchedPrincipalType",
                    "The PrincipalId '" + RoleIds.plain(principal) + "' has type '" + type
                            + "', which is different from specified PrincipalType '" + said + "'.");
        });
        return said;
    }

    private Optional<RoleAssignment> find(Scope scope, String name) {
        return store.assignment(name).filter(each -> each.at().key().equals(scope.key()));
    }

    private void requireGroup(Scope scope) {
        String[] parts = scope.text().split("/", -1);
        if (parts.length > 4) {
            arm.requireGroup(parts[2], parts[4]);
        }
    }

    /** Conditions narrow an assignment; to keep one and not to heed it would give more than Azure does. */
    private static void requirePlain(JsonNode properties) {
        if (properties.hasNonNull("condition")) {
            throw LocalError.notImplemented("conditions of role assignments");
        }
    }

    private static void requireUnmoved(RoleAssignment old, RoleAssignment updated) {
        if (!old.saysTheSameAs(updated)) {
            throw LocalError.badRequest(
                    "RoleAssignmentUpdateNotPermitted",
                    "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
        }
    }

    private static String text(JsonNode properties, String name) {
        String text = properties.path(name).asText();
        if (text.isBlank()) {
            throw LocalError.badRequest(
                    "InvalidCreateRoleAssignmentRequest",
                    "The request to create role assignment '" + name + "' is not valid. The property is required.");
        }
        return text;
    }
}
