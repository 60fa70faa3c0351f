package io.github.azureml4j.local.entra;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long tokens live that are issued from now on.
 *
 * @param token from issue to expiry
 * @param refreshIn after what time a client should ask anew; null, as in Entra for tokens of an hour, says nothing
 */
record Lifetimes(Duration token, @Nullable Duration refreshIn) {

    static final Lifetimes DEFAULT = new Lifetimes(Duration.ofHours(1), null);

    /** One less than it lives, as Entra counts: the part of a second that has passed is gone. */
    long seconds() {
        return Math.max(1, token.toSeconds() - 1);
    }
}
