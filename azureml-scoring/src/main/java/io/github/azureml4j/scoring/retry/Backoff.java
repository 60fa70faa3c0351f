package io.github.azureml4j.scoring.retry;

import java.time.Duration;

/**
 * Exponential waiting with full jitter: before retry <i>n</i> (from 1) a time between nothing and
 * {@code min(cap, base * 2^(n-1))}. Immutable.
 *
 * @param base the longest wait before the first retry
 * @param cap the longest wait before any
 */
public record Backoff(Duration base, Duration cap) {

    /** After a failure that has likely passed already: 100 ms, doubling to 5 s. */
    public static final Backoff TRANSIENT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** After a plea for less: 1 s, doubling to 20 s. */
    public static final Backoff THROTTLED = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20));

    /**
     * How long to wait.
     *
     * @param retry the retry that is about to be made, from 1
     * @param random a number in [0, 1)
     * @return the wait
     */
    public Duration before(int retry, double random) {
        double longest = Math.min((double) cap.toNanos(), base.toNanos() * Math.pow(2, retry - 1));
        return Duration.ofNanos((long) (longest * random));
    }
}
