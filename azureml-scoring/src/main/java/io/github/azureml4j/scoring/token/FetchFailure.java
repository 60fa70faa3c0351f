package io.github.azureml4j.scoring.token;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last failed fetch and how long it silences the next one: about 1, 2, 4, then 5 seconds, or as long as the issuer
 * asked for.
 *
 * @param forAll whether the silence holds for callers who have no good token, too
 */
record FetchFailure(Throwable cause, int inARow, Instant at, Instant until, boolean forAll) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

    /**
     * Notes a failure.
     *
     * @param before the failure before this one, unless a success came between
     * @param tokenless whether nobody had a good token to fall back on
     * @param spread a number in [0, 1) that sets apart clients which failed together
     */
    static FetchFailure after(
            @Nullable FetchFailure before, Throwable cause, Instant now, boolean tokenless, double spread) {
        int inARow = before == null ? 1 : before.inARow + 1;
        long wait = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(inARow - 1, 10));
        Instant until = now.plusMillis(wait - (long) (wait * 0.5 * spread));
        if (cause instanceof TokenThrottledException throttled) {
            Duration asked = throttled.retryAfter();
            Instant wished = now.plus(asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED);
            return new FetchFailure(cause, inARow, now, wished.isAfter(until) ? wished : until, true);
        }
        return new FetchFailure(cause, inARow, now, until, tokenless);
    }

    /** Whether the issuer itself asked for the silence. */
    boolean wished() {
        return cause instanceof TokenThrottledException;
    }

    /** Whether it is too early for another fetch. A clock that was set back does not prolong the silence. */
    boolean silences(Instant now) {
        return !now.isBefore(at) && now.isBefore(until);
    }
}
