package io.github.azureml4j.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each way to sign in did, in the order in which they are asked. {@link #toString()} is a report to read in a
 * terminal or a notebook; no secret is in it.
 *
 * @param attempts one for each way
 */
public record Diagnosis(List<Attempt> attempts) {

    /**
     * Keeps a copy of the list.
     *
     * @param attempts one for each way
     */
    public Diagnosis {
        attempts = List.copyOf(attempts);
    }

    /** {@return the way that gave a token, if one did} */
    public Optional<Attempt> served() {
        return attempts.stream()
                .filter(each -> each.outcome() == Outcome.SERVED)
                .findFirst();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(served().map(each -> "signed in by " + each.name()).orElse("nobody signed in"));
        for (int i = 0; i < attempts.size(); i++) {
            lines.add(i + 1 + ". " + attempts.get(i));
        }
        return String.join("\n", lines);
    }
}
