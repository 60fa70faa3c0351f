package io.github.azureml4j.scoring.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that is somebody else's business: ask for it before each request and it is good.
 *
 * <p>A token has three states. <em>Fresh</em>: it is handed out. <em>Ageing</em> (past the time at which its issuer
 * wants it replaced, or five minutes before expiry): it is handed out and a new one is fetched in the background; if
 * that fails, holders of the good token do not notice. <em>Stale</em> (within 30 seconds of expiry, or a tenth of its
 * life if that is shorter): callers wait for the new one, and get the old one while it lives if there is none.
 *
 * <p>A token that the service rejected is {@linkplain #invalidate given up}, or {@linkplain #challenged replaced by one
 * with the claims} that the service asked for. Whatever the number of callers, one fetch is in flight at a time; after a
 * failed one there is silence for about 1, 2, 4, then 5 seconds, or as long as the issuer asked for.
 *
 * <p>Thread-safe. No lock is held while the source is asked, and the source runs on a thread of its own, so that the
 * interrupt of one caller never fails another; platform and virtual threads may call.
 *
 * <pre>{@code
 * RefreshingToken token = RefreshingToken.builder(() -> issuer.newToken()).clock(clock).build();
 * request.header("Authorization", "Bearer " + token.get().value());
 * }</pre>
 */
public final class RefreshingToken {

    private static final Logger log = LoggerFactory.getLogger(RefreshingToken.class);

    /** Longer than clients which met one challenge are apart; claims that come again after this are a new one. */
    private static final Duration SAME_CHALLENGE = Duration.ofMinutes(5);

    private final TokenSource source;
    private final InstantSource clock;
    private final Executor executor;
    private final DoubleSupplier spread;

    private final AtomicLong refreshes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /** Guards every change of the fields below; never held during a fetch. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable HeldToken held;
    private volatile @Nullable Flight flight;
    private volatile @Nullable FetchFailure failure;
    private @Nullable ClaimsAnswer answer;

    private RefreshingToken(Builder builder) {
        this.source = builder.source;
        this.clock = builder.clock;
        this.executor = builder.executor;
        this.spread = builder.spread;
    }

    /**
     * Begins a token that comes from the given source.
     *
     * @param source where new tokens come from
     * @return a builder with the system clock and a thread of its own for each fetch
     */
    public static Builder builder(TokenSource source) {
        return new Builder(Objects.requireNonNull(source, "source"));
    }

    /**
     * A good token, waiting without limit if there is none at hand.
     *
     * @return a token that is not stale, or the one the source has just given
     * @throws TokenException when the source failed, or the calling thread was interrupted
     */
    public Token get() {
        return get(null);
    }

    /**
     * A good token, waiting at most so long if there is none at hand. The fetch goes on when the wait is over.
     *
     * @param atMost the longest wait; null waits without limit
     * @return a token that is not stale, or the one the source has just given
     * @throws TokenException when the source failed, time ran out, or the calling thread was interrupted
     */
    public Token get(@Nullable Duration atMost) {
        Instant now = clock.instant();
        HeldToken seen = held;
        if (seen == null) {
            return required(now).await(atMost);
        }
        return switch (seen.at(now)) {
            case FRESH -> seen.token();
            case AGEING -> {
                refreshEarly(now);
                yield seen.token();
            }
            case STALE -> required(now).await(atMost);
        };
    }

    /**
     * A good token for callers that must not wait.
     *
     * @return the token, there already if there is a good one at hand; fails with {@link TokenException}. Cancelling it
     *     ends no fetch
     */
    public CompletableFuture<Token> getAsync() {
        Instant now = clock.instant();
        HeldToken seen = held;
        if (seen == null || seen.at(now) == HeldToken.State.STALE) {
            return required(now).share();
        }
        if (seen.at(now) == HeldToken.State.AGEING) {
            refreshEarly(now);
        }
        return CompletableFuture.completedFuture(seen.token());
    }

    /**
     * Says that the service rejected this very token. The next {@link #get()} waits for a new one. However many callers
     * were rejected together, one fetch follows: a token that has been replaced since is left alone.
     *
     * @param rejected the instance that {@link #get()} gave
     */
    @SuppressWarnings(
            "ReferenceEquality") // A source may give an equal token again; rejecting that one is another matter.
    public void invalidate(Token rejected) {
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

    /**
     * A token in place of one that the service rejected with a claims challenge. However many callers were rejected with
     * that token, one fetch with these claims follows; a token that has replaced it since is simply handed out. Later
     * refreshes are ordinary ones: a service that still wants claims asks again.
     *
     * @param rejected the instance that {@link #get()} gave
     * @param claims what the service wants to see, as JSON
     * @param atMost the longest wait; null waits without limit
     * @return the new token; a service that rejects this one too is not to be asked again by the same call
     * @throws TokenException when the source failed, time ran out, or the calling thread was interrupted
     */
    public Token challenged(Token rejected, String claims, @Nullable Duration atMost) {
        return renewal(rejected, claims).await(atMost);
    }

    /**
     * The same for callers that cannot tell which token was rejected, such as azure-core's clients, which moreover repeat
     * the claims of their last challenge whenever they refresh. A token that answered these very claims in the last five
     * minutes is handed out; else one fetch follows. The held token serves others until its answer arrives.
     *
     * @param claims what the service wants to see, as JSON
     * @return a token with these claims
     * @throws TokenException when the source failed, or the calling thread was interrupted
     */
    public Token challenged(String claims) {
        return renewal(null, claims).await(null);
    }

    /**
     * {@link #challenged(String)} for callers that must not wait.
     *
     * @param claims what the service wants to see, as JSON
     * @return the token to come; fails with {@link TokenException}. Cancelling it ends no fetch
     */
    public CompletableFuture<Token> challengedAsync(String claims) {
        return renewal(null, claims).share();
    }

    /**
     * Takes a token that was got by another way, such as one that the environment of a process holds, in place of the
     * held one.
     *
     * @param token the token to hand out from now on
     */
    public void adopt(Token token) {
        lock.lock();
        try {
            hold(token);
        } finally {
            lock.unlock();
        }
    }

    /** {@return how many tokens the source has given, the first one included} */
    public long refreshes() {
        return refreshes.get();
    }

    /** {@return how often the source has failed} */
    public long failures() {
        return failures.get();
    }

    private void refreshEarly(Instant now) {
        FetchFailure last = failure;
        if (flight != null || (last != null && last.silences(now))) {
            return;
        }
        Flight mine = Flight.ordinary();
        if (takeOff(mine, now)) {
            launch(mine);
        }
    }

    private boolean takeOff(Flight mine, Instant now) {
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

    /** What a caller without a good token waits for: the flight under way, else a new one. */
    private Flight required(Instant now) {
        Flight mine = Flight.ordinary();
        Flight joined = joinOrTakeOff(mine, now);
        if (joined == mine) {
            launch(mine);
        }
        return joined;
    }

    private Flight joinOrTakeOff(Flight mine, Instant now) {
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
                Token old = lifeboat(now);
                return old == null ? Flight.failed(last.cause()) : Flight.landed(old);
            }
            flight = mine;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    /** What a caller waits for whose token was challenged; null stands for one that the caller cannot name. */
    private Flight renewal(@Nullable Token rejected, String claims) {
        Flight mine = Flight.answering(claims);
        CompletableFuture<?> before;
        lock.lock();
        try {
            Instant now = clock.instant();
            Flight other = rejected == null ? answered(claims, now) : replaced(rejected, now);
            if (other != null) {
                return other;
            }
            Flight underWay = flight;
            before = underWay == null ? null : underWay.landing();
            flight = mine;
        } finally {
            lock.unlock();
        }
        launchAfter(before, mine);
        return mine;
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
        if (last == null || !last.silences(now)) {
            return null;
        }
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

    /** A fetch without claims that is under way cannot answer a challenge, and there is only one fetch at a time. */
    private void launchAfter(@Nullable CompletableFuture<?> before, Flight mine) {
        if (before == null) {
            launch(mine);
        } else {
            var unused = before.whenComplete((token, thrown) -> launch(mine));
        }
    }

    private void launch(Flight mine) {
        try {
            executor.execute(() -> fly(mine));
        } catch (RuntimeException | Error refused) {
            fail(mine, refused);
        }
    }

    private void fly(Flight mine) {
        Token token;
        try {
            token = Objects.requireNonNull(mine.fetchFrom(source), "the token source gave null");
        } catch (Throwable thrown) {
            fail(mine, thrown);
            return;
        }
        land(mine, token);
    }

    private void land(Flight mine, Token token) {
        String claims = mine.claims();
        lock.lock();
        try {
            // A challenge that came meanwhile waits for its own answer; this token could be the rejected one's twin.
            if (flight == mine) {
                hold(token);
                answer = claims == null ? null : new ClaimsAnswer(token, claims, clock.instant());
                flight = null;
            }
        } finally {
            lock.unlock();
        }
        mine.landing().complete(token);
    }

    private void hold(Token token) {
        held = HeldToken.arrived(token, clock.instant(), spread.getAsDouble());
        failure = null;
        refreshes.incrementAndGet();
    }

    private void fail(Flight mine, Throwable thrown) {
        failures.incrementAndGet();
        log.debug("token refresh failed: {}", thrown.toString());
        Token old = landWithout(mine, thrown, clock.instant());
        if (old == null) {
            mine.landing().completeExceptionally(thrown);
        } else {
            mine.landing().complete(old);
        }
    }

    private @Nullable Token landWithout(Flight mine, Throwable thrown, Instant now) {
        String claims = mine.claims();
        lock.lock();
        try {
            if (flight != mine) {
                return null;
            }
            HeldToken current = held;
            boolean tokenless = current == null || current.at(now) == HeldToken.State.STALE;
            failure = FetchFailure.after(failure, thrown, now, tokenless, spread.getAsDouble());
            flight = null;
            ClaimsAnswer last = answer;
            boolean serves = claims == null || (last != null && last.to(claims, current));
            return serves ? lifeboat(now) : null;
        } finally {
            lock.unlock();
        }
    }

    /** A stale token that lives serves better than none. */
    private @Nullable Token lifeboat(Instant now) {
        HeldToken current = held;
        return current != null && current.alive(now) ? current.token() : null;
    }

    /** Settings of a {@link RefreshingToken}. Not thread-safe; may be used again. */
    public static final class Builder {

        private final TokenSource source;
        private InstantSource clock = Clock.systemUTC();
        private Executor executor = Builder::onThreadOfItsOwn;
        private DoubleSupplier spread = () -> ThreadLocalRandom.current().nextDouble();

        private Builder(TokenSource source) {
            this.source = source;
        }

        /**
         * Time by which tokens age; a {@link ServerClock} when the issuer's time is known. Default: the system's.
         *
         * @param clock the time
         * @return this
         */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Where fetches run. Default: a daemon thread for each, as they are hours apart.
         *
         * @param executor must not run a task on the thread that submits it, or that thread's interrupt hits all
         * @return this
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /** Sets apart clients that started together; tests pass a constant. */
        Builder spread(DoubleSupplier random) {
            this.spread = random;
            return this;
        }

        /** {@return the token; nothing is fetched yet} */
        public RefreshingToken build() {
            return new RefreshingToken(this);
        }

        private static void onThreadOfItsOwn(Runnable fetch) {
            Thread thread = new Thread(fetch, "azureml4j-token");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
