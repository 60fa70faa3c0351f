package io.github.azureml4j.local.arm;

import java.time.Duration;
import java.time.Instant;

/** Requests that a principal has left: they come back evenly with time. Thread-safe. */
final class TokenBucket {

    private final Limits.Limit limit;
    private double left;
    private Instant filled;

    TokenBucket(Limits.Limit limit, Instant now) {
        this.limit = limit;
        this.left = limit.requests();
        this.filled = now;
    }

    /** Takes one; false when none is left. */
    synchronized boolean take(Instant now) {
        fill(now);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    synchronized int left(Instant now) {
        fill(now);
        return (int) left;
    }

    /** Seconds until there is one again, one at least. */
    synchronized long secondsToNext(Instant now) {
        fill(now);
        return Math.max(1, (long) Math.ceil((1 - left) / limit.perSecond()));
    }

    private void fill(Instant now) {
        Duration passed = Duration.between(filled, now);
        if (!passed.isNegative()) {
            left = Math.min(limit.requests(), left + passed.toNanos() / 1e9 * limit.perSecond());
            filled = now;
        }
    }
}
