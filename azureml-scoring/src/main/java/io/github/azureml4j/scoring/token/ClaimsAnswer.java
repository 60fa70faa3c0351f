package io.github.azureml4j.scoring.token;

import java.time.Duration;
import java.time.Instant;

/** The token that answered a claims challenge, so that others who met the same challenge are given it. */
record ClaimsAnswer(Token token, String claims, Instant at) {

    /** Longer than requests of one burst are apart; shorter than a service takes to ask for the same again in earnest. */
    private static final Duration SAME_BURST = Duration.ofSeconds(30);

    @SuppressWarnings("ReferenceEquality") // An equal token that was fetched without the claims is no answer.
    boolean is(Token held, String asked, Instant now) {
        return token == held && claims.equals(asked) && now.isBefore(at.plus(SAME_BURST));
    }
}
