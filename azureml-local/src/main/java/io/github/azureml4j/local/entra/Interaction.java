package io.github.azureml4j.local.entra;

import java.time.Instant;
import java.util.Set;

/**
 * One person's way through the sign-in pages. The browser holds its id and nothing else.
 *
 * @param userName whom the person says to be; before the first step whom the client believes it to be
 * @param methods what has been proven so far
 */
record Interaction(String id, SignInPurpose purpose, Step step, String userName, Set<String> methods, Instant expires) {

    /** What the person is asked for. */
    enum Step {
        USER_NAME,
        PASSWORD,
        VERIFICATION,
        CONFIRMATION,
        DONE
    }

    Interaction {
        methods = Set.copyOf(methods);
    }

    Interaction at(Step next) {
        return new Interaction(id, purpose, next, userName, methods, expires);
    }

    Interaction of(String name) {
        return new Interaction(id, purpose, Step.PASSWORD, name, Set.of(), expires);
    }

    Interaction proven(Set<String> how) {
        return new Interaction(id, purpose, step, userName, how, expires);
    }
}
