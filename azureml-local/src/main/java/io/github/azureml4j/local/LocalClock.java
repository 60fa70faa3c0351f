package io.github.azureml4j.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The emulator's time: the machine's, plus what a test has moved it by. It never goes back. Thread-safe. */
public final class LocalClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    LocalClock(Clock base) {
        this.base = base;
    }

    /** Moves the emulator's time forward; everything that is due by then has happened at the next request. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the emulator's clock does not go back: " + by);
        }
        ahead.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {
            @Override
            public Instant instant() {
                return LocalClock.this.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return LocalClock.this.withZone(other);
            }
        };
    }
}
