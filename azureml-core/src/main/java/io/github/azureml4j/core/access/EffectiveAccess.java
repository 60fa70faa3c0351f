package io.github.azureml4j.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the roles of one principal and of its groups come to at one scope. */
final class EffectiveAccess {
    private final String principalId;
    private final List<Grant> grants;
    private final List<DenyAssignment> denials;
    private final Optional<String> unreadDenials;

    private EffectiveAccess(
            String principalId, List<Grant> grants, List<DenyAssignment> denials, Optional<String> unreadDenials) {
        this.principalId = principalId;
        this.grants = grants;
        this.denials = denials;
        this.unreadDenials = unreadDenials;
    }

    /** Decides single actions by one reading of assignments, of the definitions that matter, and of what is denied. */
    static Function<String, Decision> read(Authorization plane, String principalId) {
        try {
            return of(plane, principalId)::decide;
        } catch (ServiceException e) {
            return action -> new Decision(
                    Answer.UNKNOWN, List.of(action + ": the roles that are given cannot be read: " + e.getMessage()));
        }
    }

    private static EffectiveAccess of(Authorization plane, String principalId) {
        Map<Role, Optional<RoleDefinition>> definitions = new HashMap<>();
        List<Grant> grants = held(plane, principalId).stream()
                .map(each -> each.defined(
                        definitions.computeIfAbsent(each.assignment().role(), role -> definition(plane, role))))
                .toList();
        List<DenyAssignment> denials = new ArrayList<>();
        Optional<String> unread = readDenials(plane, denials);
        return new EffectiveAccess(principalId, grants, denials, unread);
    }

    /**
     * The service itself looks into groups, and into groups that are in these; not for a principal that is a group. Then what other
     * groups hold may count or not.
     */
    private static List<Grant> held(Authorization plane, String principalId) {
        try {
            return Access.assignmentsOf(plane, principalId).stream()
                    .map(each -> Grant.certain(each, principalId))
                    .toList();
        } catch (PermissionException e) {
            throw e;
        } catch (ServiceException e) {
            return Access.assignments(plane, "atScope()").stream()
                    .map(each -> Grant.perhaps(each, principalId))
                    .filter(grant -> grant.holder() != Holder.OTHERS)
                    .toList();
        }
    }

    private Decision decide(String action) {
        List<String> evidence = new ArrayList<>();
        Answer granted = granted(action, evidence);
        if (granted == Answer.NO) {
            evidence.add(action + ": no role that is known to be held grants it");
            return new Decision(Answer.NO, evidence);
        }
        Answer denied = denied(action, evidence);
        return new Decision(
                denied == Answer.YES ? Answer.NO : denied == Answer.UNKNOWN ? Answer.UNKNOWN : granted, evidence);
    }

    private Answer granted(String action, List<String> evidence) {
        Answer answer = Answer.NO;
        for (Grant grant : grants) {
            Answer one = grant.allows(action);
            if (one != Answer.NO) {
                evidence.add(action + ": " + grant.because());
            }
            answer = answer.or(one);
        }
        return answer;
    }

    private Answer denied(String action, List<String> evidence) {
        Answer answer = unreadDenials.isPresent() ? Answer.UNKNOWN : Answer.NO;
        unreadDenials.ifPresent(reason -> evidence.add(action + ": what is denied cannot be read: " + reason));
        for (DenyAssignment denial : denials) {
            Answer one = denial.denies(principalId, action);
            if (one != Answer.NO) {
                evidence.add(action + ": " + (one == Answer.YES ? "denied by " : "perhaps denied by ") + denial.name());
            }
            answer = answer.or(one);
        }
        return answer;
    }

    private static Optional<RoleDefinition> definition(Authorization plane, Role role) {
        try {
            return Optional.of(new Roles(plane).get(role));
        } catch (ServiceException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> readDenials(Authorization plane, List<DenyAssignment> denials) {
        try {
            for (JsonNode node : plane.list("denyAssignments", "atScope()", each -> each)) {
                if (DenyAssignment.reaches(node, plane.scope())) {
                    denials.add(DenyAssignment.of(node));
                }
            }
            return Optional.empty();
        } catch (ServiceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Who holds a role. */
    private enum Holder {
        /** The principal. */
        ITSELF,
        /** A group that it is in. */
        ITS_GROUP,
        /** A group that it may be in. */
        SOME_GROUP,
        /** Somebody else. */
        OTHERS
    }

    /** A role that is given, with what it grants if that could be read. */
    private record Grant(Assignment assignment, Holder holder, Optional<RoleDefinition> definition) {
        static Grant certain(Assignment assignment, String principalId) {
            boolean his = assignment.principalId().equalsIgnoreCase(principalId);
            return new Grant(assignment, his ? Holder.ITSELF : Holder.ITS_GROUP, Optional.empty());
        }

        static Grant perhaps(Assignment assignment, String principalId) {
            boolean his = assignment.principalId().equalsIgnoreCase(principalId);
            Holder other = assignment.principalType().isGroup() ? Holder.SOME_GROUP : Holder.OTHERS;
            return new Grant(assignment, his ? Holder.ITSELF : other, Optional.empty());
        }

        Grant defined(Optional<RoleDefinition> found) {
            return new Grant(assignment, holder, found);
        }

        Answer allows(String action) {
            Answer grants = definition.map(it -> Answer.of(it.allows(action))).orElse(Answer.UNKNOWN);
            boolean certain =
                    holder != Holder.SOME_GROUP && assignment.condition().isEmpty();
            return certain ? grants : grants.and(Answer.UNKNOWN);
        }

        String because() {
            String role = assignment.role() + " on " + assignment.scope();
            String held = switch (holder) {
                case ITSELF -> "held: " + role;
                case ITS_GROUP -> "held by its group " + assignment.principalId() + ": " + role;
                case SOME_GROUP, OTHERS ->
                    "held by the group " + assignment.principalId() + ", whose members are not seen: " + role;
            };
            String condition = assignment.condition().isPresent() ? ", under a condition that is not judged here" : "";
            return held + condition + (definition.isEmpty() ? ", whose definition cannot be read" : "");
        }
    }
}
