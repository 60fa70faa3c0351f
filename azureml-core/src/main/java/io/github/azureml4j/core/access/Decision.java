package io.github.azureml4j.core.access;

import java.util.List;

/**
 * Whether somebody may do something, and why. Immutable.
 *
 * @param answer YES and NO are certain; UNKNOWN says that what decides it cannot be seen from here
 * @param evidence one sentence for each thing that was looked at
 */
public record Decision(Answer answer, List<String> evidence) {
    /** Copies the list. */
    public Decision {
        evidence = List.copyOf(evidence);
    }

    /** Whether it is allowed, for certain. */
    public boolean isYes() {
        return answer == Answer.YES;
    }

    /** Whether it is refused, for certain. */
    public boolean isNo() {
        return answer == Answer.NO;
    }

    @Override
    public String toString() {
        return answer + ": " + String.join("; ", evidence);
    }
}
