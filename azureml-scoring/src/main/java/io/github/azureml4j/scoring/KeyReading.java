package io.github.azureml4j.scoring;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last reading of keys and how long it silences the next: about 1, 2, 4 seconds and so on while readings bring
 * nothing new, up to a minute; up to 5 seconds as long as there are no keys at all.
 *
 * @param failure why it brought none; null if it did
 */
record KeyReading(
        int fruitless, Instant at, Instant until, @Nullable Throwable failure) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_WITHOUT_KEYS = Duration.ofSeconds(5);

    /** What is so before the first reading, and after one that brought new keys. */
    static final KeyReading NONE = new KeyReading(0, Instant.MIN, Instant.MIN, null);

    /**
     * A reading that changed nothing.
     *
     * @param spread a number in [0, 1) that sets apart clients which read together
     */
    KeyReading thenFruitless(Instant now, @Nullable Throwable cause, boolean haveKeys, double spread) {
        Duration most = haveKeys ? LONGEST : LONGEST_WITHOUT_KEYS;
        long wait = Math.min(most.toMillis(), FIRST.toMillis() << Math.min(fruitless, 10));
        return new KeyReading(fruitless + 1, now, now.plusMillis(wait - (long) (wait * 0.5 * spread)), cause);
    }

    /** Whether it is too early for another one. A clock that was set back does not prolong the silence. */
    boolean silences(Instant now) {
        return !now.isBefore(at) && now.isBefore(until);
    }
}
