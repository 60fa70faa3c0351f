package io.github.azureml4j.scoring.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The token that answered a claims challenge, so that others who met the same challenge are given it. */
record ClaimsAnswer(Token token, String claims, Instant at) {

    /** Whether the held token is this answer, and to these claims. */
    @SuppressWarnings("ReferenceEquality") // An equal token that was fetched without the claims is no answer.
    boolean to(String asked, @Nullable HeldToken held) {
        return held != null && held.token() == token && claims.equals(asked);
    }
}
