package io.github.azureml4j.scoring.token;

import java.time.Duration;
import java.time.Instant;

/** A token with the instants at which it changes its state, settled once when it arrives. */
record HeldToken(Token token, Instant ageingFrom, Instant staleFrom) {

    enum State {
        /** Hand out. */
        FRESH,
        /** Hand out, and refresh in the background. */
        AGEING,
        /** Too near to expiry to survive a request: wait for a new one. */
        STALE
    }

    /** Covers the flight of a request and a clock that is a little off. */
    private static final Duration SAFETY_MARGIN = Duration.ofSeconds(30);

    private static final Duration USUAL_HEAD_START = Duration.ofMinutes(5);

    /** Who issued a token that is dead on arrival reckons by another clock; asking at each call would not change that. */
    private static final Duration BENEFIT_OF_DOUBT = Duration.ofSeconds(5);

    /**
     * Settles the life of a token that has just arrived.
     *
     * @param spread a number in [0, 1) that sets apart the refreshes of clients which started together
     */
    static HeldToken arrived(Token token, Instant now, double spread) {
        Duration life = Duration.between(now, token.expiresAt());
        if (life.isNegative() || life.isZero()) {
            Instant doubted = now.plus(BENEFIT_OF_DOUBT);
            return new HeldToken(token, doubted, doubted);
        }
        // A tenth of a short life: with a fixed margin a token of two seconds would be stale on arrival.
        Instant stale = token.expiresAt().minus(shorter(SAFETY_MARGIN, life.dividedBy(10)));
        Instant ageing = ageingFrom(token, now, life);
        return ageing.isBefore(stale)
                ? new HeldToken(token, later(ageing, stale, spread), stale)
                : new HeldToken(token, stale, stale);
    }

    State at(Instant now) {
        if (now.isBefore(ageingFrom)) {
            return State.FRESH;
        }
        return now.isBefore(staleFrom) ? State.AGEING : State.STALE;
    }

    /** Whether the service would still take it: better than none when there is no other. */
    boolean alive(Instant now) {
        return now.isBefore(token.expiresAt());
    }

    /** A wish that is absent or already past would refresh without end: then five minutes before expiry, at half life at the earliest. */
    private static Instant ageingFrom(Token token, Instant now, Duration life) {
        if (token.refreshAfter().isAfter(now)) {
            return token.refreshAfter();
        }
        return token.expiresAt().minus(shorter(USUAL_HEAD_START, life.dividedBy(2)));
    }

    private static Instant later(Instant ageing, Instant stale, double spread) {
        return ageing.plusMillis((long) (Duration.between(ageing, stale).toMillis() * 0.1 * spread));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
