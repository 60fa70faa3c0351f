package io.github.azureml4j.scoring.token;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one token, and whether a fetch is due: every decision of {@link RefreshingToken}, each made under one
 * lock. It asks nobody and waits for nobody, so that the lock is held for moments only.
 */
final class TokenState {

    /** Longer than clients which met one challenge are apart; claims that come again after this are a new one. */
    private static final Duration SAME_CHALLENGE = Duration.ofMinutes(5);

    private final DoubleSupplier spread;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable HeldToken held;
    private volatile @Nullable Flight flight;
    private volatile @Nullable FetchFailure failure;
    private @Nullable ClaimsAnswer answer;

    TokenState(DoubleSupplier spread) {
        this.spread = spread;
    }

    /** The token at hand, whatever its age. Costs no lock. */
    @Nullable
    HeldToken held() {
        return held;
    }

    /** Whether an early fetch is out of the question. Costs no lock. */
    boolean quiet(Instant now) {
        FetchFailure last = failure;
        return flight != null || (last != null && last.silences(now));
    }

    /** Whether this early fetch may begin. */
    boolean early(Flight mine, Instant now) {
        lock.lock();
        try {
            HeldToken current = held;
            if (flight != null || (current != null && current.at(now) == HeldToken.State.FRESH)) {
                return false;
            }
            flight = mine;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What a caller without a good token waits for: the fetch under way, else its own, which is then due. */
    Flight required(Flight mine, Instant now) {
        lock.lock();
        try {
            Flight underWay = flight;
            if (underWay != null) {
                return underWay;
            }
            HeldToken current = held;
            if (current != null && current.at(now) != HeldToken.State.STALE) {
                return Flight.landed(current.token());
            }
            FetchFailure last = failure;
            // The failure of an early refresh silences only further early ones: now somebody is waiting.
            if (last != null && last.forAll() && last.silences(now)) {
                return silenced(last, lifeboat(now));
            }
            flight = mine;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    /** What a caller waits for whose token was challenged: another's fetch, else its own. Null stands for a token that it cannot name. */
    Flight renewal(Flight mine, String claims, @Nullable Token rejected, Instant now) {
        lock.lock();
        try {
            Flight other = rejected == null ? answered(claims, now) : replaced(rejected, now);
            if (other != null) {
                return other;
            }
            mine.follow(flight);
            flight = mine;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings(
            "ReferenceEquality") // A source may give an equal token again; rejecting that one is another matter.
    void invalidate(Token rejected) {
        lock.lock();
        try {
            HeldToken current = held;
            if (current != null && current.token() == rejected) {
                giveUp();
            }
        } finally {
            lock.unlock();
        }
    }

    void adopt(Token token, Instant now) {
        lock.lock();
        try {
            hold(token, now);
        } finally {
            lock.unlock();
        }
    }

    void landed(Flight mine, Token token, Instant now) {
        String claims = mine.claims();
        lock.lock();
        try {
            // A challenge that came meanwhile waits for its own answer; this token could be the rejected one's twin.
            if (flight == mine) {
                hold(token, now);
                answer = claims == null ? null : new ClaimsAnswer(token, claims, now);
                flight = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The token that serves all the same, now that a fetch has failed; null if there is none. */
    @Nullable
    Token failed(Flight mine, Throwable thrown, Instant now) {
        lock.lock();
        try {
            if (flight != mine) {
                return null;
            }
            HeldToken current = held;
            boolean tokenless = current == null || current.at(now) == HeldToken.State.STALE;
            failure = FetchFailure.after(failure, thrown, now, tokenless, spread.getAsDouble());
            flight = null;
            return serves(mine.claims()) ? lifeboat(now) : null;
        } finally {
            lock.unlock();
        }
    }

    /** What makes a fetch in place of the rejected token needless; null when one is due. Gives up that token. */
    @SuppressWarnings("ReferenceEquality") // See invalidate.
    private @Nullable Flight replaced(Token rejected, Instant now) {
        HeldToken current = held;
        if (current != null && current.token() == rejected) {
            giveUp();
        } else if (current != null && current.at(now) != HeldToken.State.STALE) {
            return Flight.landed(current.token());
        }
        return underWayOrSilenced(null, now);
    }

    /** What makes a fetch with these claims needless; null when one is due. */
    private @Nullable Flight answered(String claims, Instant now) {
        HeldToken current = held;
        ClaimsAnswer last = answer;
        if (current == null || last == null || !last.to(claims, current)) {
            return underWayOrSilenced(null, now);
        }
        boolean good = current.at(now) != HeldToken.State.STALE
                && now.isBefore(last.at().plus(SAME_CHALLENGE));
        return good ? Flight.landed(current.token()) : underWayOrSilenced(lifeboat(now), now);
    }

    private @Nullable Flight underWayOrSilenced(@Nullable Token old, Instant now) {
        Flight underWay = flight;
        if (underWay != null) {
            return underWay.claims() == null ? null : underWay;
        }
        FetchFailure last = failure;
        return last == null || !last.silences(now) ? null : silenced(last, old);
    }

    private static Flight silenced(FetchFailure last, @Nullable Token old) {
        return old == null ? Flight.failed(last.cause()) : Flight.landed(old);
    }

    /** What went wrong with early refreshes is no reason to wait any more, unless the issuer itself asked for silence. */
    private void giveUp() {
        held = null;
        FetchFailure last = failure;
        if (last != null && !last.wished()) {
            failure = null;
        }
    }

    private void hold(Token token, Instant now) {
        held = HeldToken.arrived(token, now, spread.getAsDouble());
        failure = null;
    }

    private boolean serves(@Nullable String claims) {
        ClaimsAnswer last = answer;
        return claims == null || (last != null && last.to(claims, held));
    }

    /** A stale token that lives serves better than none. */
    private @Nullable Token lifeboat(Instant now) {
        HeldToken current = held;
        return current != null && current.alive(now) ? current.token() : null;
    }
}
