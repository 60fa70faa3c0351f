package io.github.azureml4j.scoring.token;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service's time as far as its answers tell it: a local clock put right by {@code Date} headers. A token's expiry is
 * an instant of the issuer's clock, so a machine whose clock is an hour off would otherwise refresh an hour late.
 * Thread-safe.
 */
public final class ServerClock extends Clock {

    /** A Date header has whole seconds and has travelled; a smaller difference than this says nothing. */
    private static final Duration NOISE = Duration.ofSeconds(3);

    private final Clock local;
    private volatile Duration skew = Duration.ZERO;
    private volatile @Nullable String lastSeen;

    private ServerClock(Clock local) {
        this.local = local;
    }

    /**
     * A clock that agrees with the local one until an answer says otherwise.
     *
     * @param local the local time; a server clock is returned as it is
     * @return the clock to feed and to read
     */
    public static ServerClock over(Clock local) {
        return local instanceof ServerClock already ? already : new ServerClock(Objects.requireNonNull(local, "local"));
    }

    /**
     * Learns from one answer. Costs a string comparison for all but the first answer in a second.
     *
     * @param date the {@code Date} header as received; null or nonsense is ignored
     */
    public void observe(@Nullable String date) {
        if (date == null || date.equals(lastSeen)) {
            return;
        }
        lastSeen = date;
        try {
            observe(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException notADate) {
            // Time is then what it was; an answer is not refused for its Date header.
            return;
        }
    }

    /**
     * Learns from the service's time.
     *
     * @param serverTime what the service's clock showed just now
     */
    public void observe(Instant serverTime) {
        Duration seen = Duration.between(local.instant(), serverTime);
        if (seen.minus(skew).abs().compareTo(NOISE) > 0) {
            skew = seen.abs().compareTo(NOISE) > 0 ? seen : Duration.ZERO;
        }
    }

    /** {@return how far the service is ahead of the local clock; negative when it is behind} */
    public Duration skew() {
        return skew;
    }

    @Override
    public Instant instant() {
        return local.instant().plus(skew);
    }

    @Override
    public ZoneId getZone() {
        return local.getZone();
    }

    /** A view in another zone that goes on learning from this clock's answers. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {
            @Override
            public Instant instant() {
                return ServerClock.this.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return ServerClock.this.withZone(other);
            }
        };
    }
}
