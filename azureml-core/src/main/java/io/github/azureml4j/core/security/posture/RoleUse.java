package io.github.azureml4j.core.security.posture;

import io.github.azureml4j.core.access.Assignment;
import io.github.azureml4j.core.access.RoleDefinition;
import java.util.List;
import java.util.Locale;

/** A role that somebody holds here, with what it grants. */
record RoleUse(Assignment assignment, RoleDefinition definition) {

    /** Those of some roles that grant an action. */
    static List<RoleUse> allowing(List<RoleUse> use, String action) {
        return use.stream().filter(one -> one.definition().allows(action)).toList();
    }

    /** {@code Owner: User 1f…, Reader: Group 2a…}, each once. */
    static String principals(List<RoleUse> use) {
        return use.isEmpty()
                ? "nobody"
                : Assessment.names(use.stream()
                        .map(one -> one.definition().role().name() + ": "
                                + one.assignment().principalType() + " " + one.principal())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** How many different principals hold some roles. */
    static long count(List<RoleUse> use) {
        return use.stream().map(RoleUse::principal).distinct().count();
    }

    /** The object id of who holds it. */
    String principal() {
        return assignment.principalId();
    }

    /** Whether it holds for a whole subscription, or for a management group or the tenant above it. */
    boolean isWide() {
        return !assignment.scope().toLowerCase(Locale.ROOT).contains("/resourcegroups/");
    }
}
