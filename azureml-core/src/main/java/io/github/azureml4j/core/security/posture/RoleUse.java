package io.github.azureml4j.core.security.posture;

import io.github.azureml4j.core.access.Assignment;
import io.github.azureml4j.core.access.RoleDefinition;

/** A role that somebody holds here, with what it grants. */
record RoleUse(Assignment assignment, RoleDefinition definition) {

    /** Whether it holds for a whole subscription or more. */
    boolean isWide() {
        return assignment.scope().split("/", -1).length <= 3;
    }
}
