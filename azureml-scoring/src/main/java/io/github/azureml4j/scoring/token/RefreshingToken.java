package io.github.azureml4j.scoring.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
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

    private final TokenSource source;
    private final InstantSource clock;
    private final Executor executor;
    private final TokenState state;
    private final AtomicLong refreshes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    RefreshingToken(TokenSource source, InstantSource clock, Executor executor, DoubleSupplier spread) {
        this.source = source;
        this.clock = clock;
        this.executor = executor;
        this.state = new TokenState(spread);
    }

    /**
     * Begins a token that comes from the given source.
     *
     * @param source where new tokens come from
     * @return a builder with the system clock and a thread of its own for each fetch
     */
    public static RefreshingTokenBuilder builder(TokenSource source) {
        return new RefreshingTokenBuilder(Objects.requireNonNull(source, "source"));
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
        HeldToken seen = state.held();
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
        HeldToken seen = state.held();
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
    public void invalidate(Token rejected) {
        state.invalidate(rejected);
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
        refreshes.incrementAndGet();
        state.adopt(token, clock.instant());
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
        if (state.quiet(now)) {
            return;
        }
        Flight mine = Flight.ordinary();
        if (state.early(mine, now)) {
            launch(mine);
        }
    }

    private Flight required(Instant now) {
        Flight mine = Flight.ordinary();
        return joined(mine, state.required(mine, now));
    }

    private Flight renewal(@Nullable Token rejected, String claims) {
        Flight mine = Flight.answering(claims);
        return joined(mine, state.renewal(mine, claims, rejected, clock.instant()));
    }

    private Flight joined(Flight mine, Flight joined) {
        if (joined == mine) {
            mine.clearance(() -> launch(mine));
        }
        return joined;
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
        refreshes.incrementAndGet();
        state.landed(mine, token, clock.instant());
        mine.landing().complete(token);
    }

    private void fail(Flight mine, Throwable thrown) {
        failures.incrementAndGet();
        log.debug("token refresh failed: {}", thrown.toString());
        Token old = state.failed(mine, thrown, clock.instant());
        if (old == null) {
            mine.landing().completeExceptionally(thrown);
        } else {
            mine.landing().complete(old);
        }
    }
}
