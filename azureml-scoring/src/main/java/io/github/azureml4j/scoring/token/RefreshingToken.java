package io.github.azureml4j.scoring.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * life if that is shorter, or {@linkplain #invalidate rejected}): callers wait for the new one. Whatever the number of
 * callers, one fetch is in flight at a time; after a failed one there is silence for about 1, 2, 4, then 5 seconds.
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

    private final TokenSource source;
    private final InstantSource clock;
    private final Executor executor;
    private final DoubleSupplier spread;

    private final AtomicLong refreshes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /** Guards every change of the three fields below; never held during a fetch. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable HeldToken held;
    private volatile @Nullable CompletableFuture<Token> flight;
    private volatile @Nullable FetchFailure failure;

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
            return await(required(now), atMost);
        }
        return switch (seen.at(now)) {
            case FRESH -> seen.token();
            case AGEING -> {
                refreshEarly(now);
                yield seen.token();
            }
            case STALE -> await(required(now), atMost);
        };
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
                held = null;
                failure = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a token that was got by another way, such as the answer to a claims challenge, in place of the held one.
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
        CompletableFuture<Token> mine = new CompletableFuture<>();
        if (takeOff(mine, now)) {
            launch(mine);
        }
    }

    private boolean takeOff(CompletableFuture<Token> mine, Instant now) {
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
    private CompletableFuture<Token> required(Instant now) {
        CompletableFuture<Token> mine = new CompletableFuture<>();
        CompletableFuture<Token> joined = joinOrTakeOff(mine, now);
        if (joined == mine) {
            launch(mine);
        }
        return joined;
    }

    private CompletableFuture<Token> joinOrTakeOff(CompletableFuture<Token> mine, Instant now) {
        lock.lock();
        try {
            CompletableFuture<Token> underWay = flight;
            if (underWay != null) {
                return underWay;
            }
            HeldToken current = held;
            if (current != null && current.at(now) != HeldToken.State.STALE) {
                return CompletableFuture.completedFuture(current.token());
            }
            FetchFailure last = failure;
            // The failure of an early refresh silences only further early ones: now somebody is waiting.
            if (last != null && last.tokenless() && last.silences(now)) {
                return CompletableFuture.failedFuture(last.cause());
            }
            flight = mine;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    private void launch(CompletableFuture<Token> mine) {
        try {
            executor.execute(() -> fly(mine));
        } catch (RuntimeException | Error refused) {
            fail(mine, refused);
        }
    }

    private void fly(CompletableFuture<Token> mine) {
        Token token;
        try {
            token = Objects.requireNonNull(source.fetch(), "the token source gave null");
        } catch (Throwable thrown) {
            fail(mine, thrown);
            return;
        }
        land(mine, token);
    }

    private void land(CompletableFuture<Token> mine, Token token) {
        lock.lock();
        try {
            hold(token);
            flight = null;
        } finally {
            lock.unlock();
        }
        mine.complete(token);
    }

    private void hold(Token token) {
        held = HeldToken.arrived(token, clock.instant(), spread.getAsDouble());
        failure = null;
        refreshes.incrementAndGet();
    }

    private void fail(CompletableFuture<Token> mine, Throwable thrown) {
        Instant now = clock.instant();
        failures.incrementAndGet();
        lock.lock();
        try {
            HeldToken current = held;
            boolean tokenless = current == null || current.at(now) == HeldToken.State.STALE;
            failure = FetchFailure.after(failure, thrown, now, tokenless, spread.getAsDouble());
            flight = null;
        } finally {
            lock.unlock();
        }
        log.debug("token refresh failed: {}", thrown.toString());
        mine.completeExceptionally(thrown);
    }

    private static Token await(CompletableFuture<Token> flight, @Nullable Duration atMost) {
        try {
            return atMost == null ? flight.get() : flight.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenException("interrupted while waiting for a token", e);
        } catch (TimeoutException e) {
            throw new TokenException("no token within " + atMost, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new TokenException("no token: " + (cause == null ? "unknown" : cause.getMessage()), cause);
        }
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
