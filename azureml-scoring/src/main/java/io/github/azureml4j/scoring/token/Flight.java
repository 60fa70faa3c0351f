package io.github.azureml4j.scoring.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One fetch on its way and all who wait for it. Claims say what it answers; an ordinary one has none. */
final class Flight {

    private final CompletableFuture<Token> landing;
    private final @Nullable String claims;
    private @Nullable Flight before;

    private Flight(CompletableFuture<Token> landing, @Nullable String claims) {
        this.landing = landing;
        this.claims = claims;
    }

    static Flight ordinary() {
        return new Flight(new CompletableFuture<>(), null);
    }

    static Flight answering(String claims) {
        return new Flight(new CompletableFuture<>(), claims);
    }

    static Flight landed(Token token) {
        return new Flight(CompletableFuture.completedFuture(token), null);
    }

    static Flight failed(Throwable cause) {
        return new Flight(CompletableFuture.failedFuture(cause), null);
    }

    /** Sets this fetch behind another: there is one at a time, and one without claims answers no challenge. */
    void follow(@Nullable Flight underWay) {
        before = underWay;
    }

    /** Runs the fetch when there is no other on its way any more. */
    void clearance(Runnable launch) {
        Flight other = before;
        if (other == null) {
            launch.run();
        } else {
            before = null;
            var unused = other.landing.whenComplete((token, thrown) -> launch.run());
        }
    }

    CompletableFuture<Token> landing() {
        return landing;
    }

    @Nullable
    String claims() {
        return claims;
    }

    Token fetchFrom(TokenSource source) {
        return claims == null ? source.fetch() : source.fetch(claims);
    }

    /** Null waits without limit. The fetch goes on when the wait is over. */
    Token await(@Nullable Duration atMost) {
        try {
            return atMost == null ? landing.get() : landing.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenException("interrupted while waiting for a token", e);
        } catch (TimeoutException e) {
            throw new TokenException("no token within " + atMost, e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** For callers that do not wait. Whoever cancels it gives up for itself alone. */
    CompletableFuture<Token> share() {
        CompletableFuture<Token> own = new CompletableFuture<>();
        var unused = landing.whenComplete((token, thrown) -> {
            if (thrown == null) {
                own.complete(token);
            } else {
                own.completeExceptionally(failure(thrown));
            }
        });
        return own;
    }

    private static TokenException failure(@Nullable Throwable cause) {
        return new TokenException("no token: " + (cause == null ? "unknown" : cause.getMessage()), cause);
    }
}
