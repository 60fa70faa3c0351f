package io.github.azureml4j.core.security.grants;

import io.github.azureml4j.core.security.reading.Reading;

/** A grant that the table asks for: how to see it and how to give it. */
interface ExpectedGrant {
    /** The ARM id of what it is on. */
    String resource();

    /** What people call it. */
    String right();

    /** Whether the principal has it; {@code Absent} when the resource itself is gone. */
    Reading<Boolean> has(String principalId);

    /** Gives it. Doing so again changes nothing. */
    void give(String principalId);

    /** How to give it by the Azure CLI. */
    String remedy(String principalId);

    /** What was seen. */
    default Grant seen(String principalId) {
        Reading<Boolean> answer = has(principalId);
        if (answer.unread().isPresent()) {
            return new Grant(
                    resource(), right(), GrantState.UNKNOWN, answer.unread().get(), remedy(principalId));
        }
        return answer.value().orElse(false)
                ? new Grant(resource(), right(), GrantState.PRESENT, "the identity " + principalId + " has it", "")
                : new Grant(resource(), right(), GrantState.MISSING, missing(answer), remedy(principalId));
    }

    private static String missing(Reading<Boolean> answer) {
        return answer.isAbsent() ? "the resource is not there" : "the identity was not given it there or above";
    }
}
