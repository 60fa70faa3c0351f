package io.github.azureml4j.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the roles of one principal, and of groups that it may be in, come to at one scope. */
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

    /** One reading of assignments, of the definitions that matter, and of what is denied. */
    static EffectiveAccess read(Authorization plane, String principalId) {
        Map<Role, Optional<RoleDefinition>> definitions = new HashMap<>();
        List<Grant> grants = Access.assignments(plane, "atScope()").stream()
                .filter(each ->
                        each.principalType().isGroup() || each.principalId().equalsIgnoreCase(principalId))
                .map(each -> new Grant(each, definitions.computeIfAbsent(each.role(), role -> definition(plane, role))))
                .toList();
        List<DenyAssignment> denials = new ArrayList<>();
        Optional<String> unread = readDenials(plane, denials);
        return new EffectiveAccess(principalId, grants, denials, unread);
    }

    Decision decide(String action) {
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
            Answer one = grant.allows(action, principalId);
            if (one != Answer.NO) {
                evidence.add(action + ": " + grant.because(principalId));
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

    /** A role that is given, with what it grants if that could be read. */
    private record Grant(Assignment assignment, Optional<RoleDefinition> definition) {
        Answer allows(String action, String principalId) {
            Answer grants = definition.map(it -> Answer.of(it.allows(action))).orElse(Answer.UNKNOWN);
            boolean certain = isHis(principalId) && assignment.condition().isEmpty();
            return certain ? grants : grants.and(Answer.UNKNOWN);
        }

        String because(String principalId) {
            String role = assignment.role() + " on " + assignment.scope();
            String holder = isHis(principalId)
                    ? "held: " + role
                    : "held by the group " + assignment.principalId() + ", whose members are not seen: " + role;
            String condition = assignment.condition().isPresent() ? ", under a condition that is not judged here" : "";
            return holder + condition + (definition.isEmpty() ? ", whose definition cannot be read" : "");
        }

        private boolean isHis(String principalId) {
            return assignment.principalId().equalsIgnoreCase(principalId);
        }
    }
}
