package io.github.azureml4j.core.access;

import io.github.azureml4j.core.ServiceException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the service says that the caller may do. The published address has a segment for a parent resource, which a workspace has not:
 * it is asked for with that segment empty, then without it, then at the resource group, which does not see what is given on the
 * workspace alone.
 */
final class CallerPermissions {
    /** What front ends that tidy addresses up make of an empty segment, and what a service says that knows another form. */
    private static final Set<Integer> UNKNOWN_ADDRESS = Set.of(400, 404, 405, 501);

    private final Authorization plane;

    CallerPermissions(Authorization plane) {
        this.plane = plane;
    }

    /** Decides single actions by one reading. */
    Function<String, Decision> read() {
        if (plane.scope().group().isEmpty()) {
            return action ->
                    unknown(action + ": no published operation tells the caller's permissions on " + plane.scope());
        }
        try {
            return decideBy();
        } catch (ServiceException e) {
            return action -> unknown(action + ": the caller's permissions cannot be read: " + e.getMessage());
        }
    }

    private Function<String, Decision> decideBy() {
        Scope scope = plane.scope();
        Optional<List<Permission>> here = Optional.empty();
        for (String address : addresses(scope)) {
            here = here.or(() -> permissions(address));
        }
        if (here.isPresent()) {
            List<Permission> permissions = here.get();
            return action -> decide(permissions, action, Answer.NO, scope.text());
        }
        String group = scope.group().orElseThrow().text();
        List<Permission> permissions =
                plane.permissions(resourcegroups(group)).stream().toList();
        return action -> decide(permissions, action, Answer.UNKNOWN, group + " (what is given below it is not seen)");
    }

    private static List<String> addresses(Scope scope) {
        String address = resourcegroups(scope.text());
        String doubled = address.replaceFirst("(?i)(/providers/[^/]+)/([^/]+/[^/]+)$", "$1//$2");
        return doubled.equals(address) ? List.of(address) : List.of(doubled, address);
    }

    /** Published in lower case here, as nowhere else. */
    private static String resourcegroups(String address) {
        return address.replaceFirst("(?i)/resourceGroups/", "/resourcegroups/");
    }

    private Optional<List<Permission>> permissions(String address) {
        try {
            return Optional.of(plane.permissions(address).stream().toList());
        } catch (ServiceException e) {
            if (UNKNOWN_ADDRESS.contains(e.status())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Decision decide(List<Permission> permissions, String action, Answer otherwise, String where) {
        boolean allowed = permissions.stream().anyMatch(permission -> permission.allows(action));
        return new Decision(
                allowed ? Answer.YES : otherwise,
                List.of(action + ": " + (allowed ? "" : "not ") + "among the caller's permissions on " + where));
    }

    private static Decision unknown(String evidence) {
        return new Decision(Answer.UNKNOWN, List.of(evidence));
    }
}
