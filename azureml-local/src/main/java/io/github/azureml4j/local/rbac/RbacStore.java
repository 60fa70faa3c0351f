package io.github.azureml4j.local.rbac;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The role definitions and assignments of the tenant. Thread-safe. */
final class RbacStore {

    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, RoleAssignment> assignments = new ConcurrentHashMap<>();

    RbacStore(List<Role> builtIn) {
        builtIn.forEach(role -> roles.put(key(role.id()), role));
    }

    Stream<Role> roles() {
        return roles.values().stream();
    }

    Optional<Role> role(String id) {
        return Optional.ofNullable(roles.get(key(id)));
    }

    /** Files a role, unless another one has its name; that one is the answer then. */
    synchronized Optional<Role> putUnlessNamed(Role role) {
        Optional<Role> named = roles().filter(other -> other.name().equalsIgnoreCase(role.name())
                        && !other.id().equalsIgnoreCase(role.id()))
                .findFirst();
        if (named.isEmpty()) {
            roles.put(key(role.id()), role);
        }
        return named;
    }

    void removeRole(String id) {
        roles.remove(key(id));
    }

    Stream<RoleAssignment> assignments() {
        return assignments.values().stream();
    }

    Optional<RoleAssignment> assignment(String name) {
        return Optional.ofNullable(assignments.get(key(name)));
    }

    /** Files an assignment, unless another one says the same; that one is the answer then. */
    synchronized Optional<RoleAssignment> put(RoleAssignment assignment) {
        Optional<RoleAssignment> same = assignments()
                .filter(other ->
                        other.saysTheSameAs(assignment) && !other.name().equalsIgnoreCase(assignment.name()))
                .findFirst();
        if (same.isEmpty()) {
            assignments.put(key(assignment.name()), assignment);
        }
        return same;
    }

    void removeAssignments(Predicate<RoleAssignment> which) {
        assignments.values().removeIf(which);
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
