package io.github.azureml4j.scoring.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.testkit.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RefreshingTokenTest {

    private final FakeClock clock = new FakeClock();
    private final ScriptedSource source = new ScriptedSource(clock);
    private final Queue<Runnable> background = new ConcurrentLinkedQueue<>();

    /**
     * The whole rule: what a caller gets in each state when the issuer answers, refuses or takes its time. Slow means that
     * the fetch has not ended when the caller is served.
     */
    @ParameterizedTest(name = "{0} after {1} min, issuer {2}: {3}, {4} fetches")
    @CsvSource({
        "fresh,  39, success, token-1, 1",
        "fresh,  39, failure, token-1, 1",
        "fresh,  39, slow,    token-1, 1",
        "ageing, 41, success, token-1, 2",
        "ageing, 41, failure, token-1, 2",
        "ageing, 41, slow,    token-1, 2",
        "stale,  60, success, token-2, 2",
        "stale,  60, failure, none,    2",
        "stale,  60, slow,    token-2, 2",
        "stale but alive, 59.9, success, token-2, 2",
        "stale but alive, 59.9, failure, token-1, 2",
        "stale but alive, 59.9, slow,    token-2, 2",
    })
    void callerGets(String state, double minutes, String issuer, String expected, int fetches) throws Exception {
        RefreshingToken token = onThreads();
        token.get();
        clock.advance(Duration.ofSeconds((long) (minutes * 60)));
        play(issuer);

        Future<String> caller = onThread(() -> valueOrNone(token));
        if (issuer.equals("slow") && !state.equals("fresh")) {
            source.awaitEntered();
            if (state.equals("ageing")) {
                assertThat(caller.get(20, TimeUnit.SECONDS)).isEqualTo(expected);
            } else {
                assertThat(caller.isDone()).isFalse();
            }
        } else if (state.equals("ageing")) {
            source.awaitEntered();
        }
        source.letGo();

        assertThat(caller.get(20, TimeUnit.SECONDS)).isEqualTo(expected);
        assertThat(source.asked).hasValue(fetches);
    }

    @Test
    void earlyRefreshBringsTheNextToken() {
        RefreshingToken token = stepped();
        get(token);
        clock.advance(Duration.ofMinutes(41));

        assertThat(token.get().value()).isEqualTo("token-1");
        runBackground();

        assertThat(token.get().value()).isEqualTo("token-2");
        assertThat(token.refreshes()).isEqualTo(2);
        assertThat(token.failures()).isZero();
    }

    @Test
    void ageingTokenStartsOneRefreshForManyCalls() {
        RefreshingToken token = stepped();
        get(token);
        clock.advance(Duration.ofMinutes(41));

        for (int i = 0; i < 100; i++) {
            token.get();
        }

        assertThat(background).hasSize(1);
    }

    @Test
    void failedEarlyRefreshIsRepeatedAfterOneTwoFourAndFiveSeconds() {
        RefreshingToken token = stepped();
        get(token);
        clock.advance(Duration.ofMinutes(41));
        source.down();

        List<Long> silences = new ArrayList<>();
        for (int failure = 0; failure < 5; failure++) {
            token.get();
            runBackground();
            silences.add(secondsUntilNextFetch(token));
        }

        assertThat(silences).containsExactly(1L, 2L, 4L, 5L, 5L);
        assertThat(token.get().value()).isEqualTo("token-1");
    }

    @Test
    void successEndsTheSilence() {
        RefreshingToken token = stepped();
        get(token);
        clock.advance(Duration.ofMinutes(41));
        source.down();
        token.get();
        runBackground();

        source.up();
        clock.advance(Duration.ofSeconds(2));
        token.get();
        runBackground();

        assertThat(token.get().value()).isEqualTo("token-3");
    }

    @Test
    void callerWithoutTokenIsNotSilencedByAnEarlyFailure() {
        RefreshingToken token = stepped();
        Token first = get(token);
        clock.advance(Duration.ofMinutes(41));
        source.down();
        token.get();
        runBackground();
        source.up();

        token.invalidate(first);

        assertThat(get(token).value()).isEqualTo("token-3");
    }

    @Test
    void callersWithoutTokenShareTheFailureDuringTheSilence() {
        RefreshingToken token = onThreads();
        source.down();
        assertThatThrownBy(token::get).isInstanceOf(TokenException.class).hasMessageContaining("issuer is down");

        assertThatThrownBy(token::get).isInstanceOf(TokenException.class);
        assertThat(source.asked).hasValue(1);

        source.up();
        clock.advance(Duration.ofSeconds(1));
        assertThat(token.get().value()).isEqualTo("token-2");
    }

    @Test
    void clockSetBackDoesNotProlongTheSilence() {
        RefreshingToken token = onThreads();
        source.down();
        assertThatThrownBy(token::get).isInstanceOf(TokenException.class);
        source.up();

        clock.advance(Duration.ofHours(-5));

        assertThat(token.get().value()).isEqualTo("token-2");
    }

    @Test
    void sixtyFourRejectedCallersCauseOneFetch() throws Exception {
        RefreshingToken token = onThreads();
        Token rejected = token.get();

        List<String> values = together(64, () -> {
            token.invalidate(rejected);
            return token.get().value();
        });

        assertThat(values).hasSize(64).containsOnly("token-2");
        assertThat(source.asked).hasValue(2);
    }

    @Test
    void sixtyFourColdCallersCauseOneFetch() throws Exception {
        RefreshingToken token = onThreads();

        List<String> values = together(64, () -> token.get().value());

        assertThat(values).hasSize(64).containsOnly("token-1");
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void rejectingATokenThatWasReplacedChangesNothing() {
        RefreshingToken token = onThreads();
        Token first = token.get();
        token.invalidate(first);
        Token second = token.get();

        token.invalidate(first);

        assertThat(token.get()).isSameAs(second);
    }

    @Test
    void sourceThatGivesTheRejectedValueAgainIsAskedOnce() {
        Token same = Token.of("same", clock.instant().plus(Duration.ofHours(1)));
        RefreshingToken token = RefreshingToken.builder(
                        () -> new Token(same.value(), same.expiresAt(), same.refreshAfter()))
                .clock(clock)
                .build();
        Token rejected = token.get();

        for (int i = 0; i < 10; i++) {
            token.invalidate(rejected);
            token.get();
        }

        assertThat(token.refreshes()).isEqualTo(2);
    }

    @Test
    void interruptOfOneWaiterFailsNoOther() throws Exception {
        RefreshingToken token = onThreads();
        source.slow();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread interrupted = new Thread(() -> {
            try {
                token.get();
                flag.complete(false);
            } catch (TokenException e) {
                flag.complete(e.getCause() instanceof InterruptedException
                        && Thread.currentThread().isInterrupted());
            }
        });
        interrupted.start();
        source.awaitEntered();
        Future<String> patient = onThread(() -> token.get().value());

        interrupted.interrupt();
        assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
        source.letGo();

        assertThat(patient.get(20, TimeUnit.SECONDS)).isEqualTo("token-1");
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void waitEndsInTimeAndTheFetchGoesOn() throws Exception {
        RefreshingToken token = onThreads();
        source.slow();

        assertThatThrownBy(() -> token.get(Duration.ofMillis(1)))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("PT0.001S");
        source.letGo();

        assertThat(token.get().value()).isEqualTo("token-1");
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void refusedThreadIsAFailureAndNotAHang() {
        RefreshingToken token = RefreshingToken.builder(source)
                .clock(clock)
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();

        assertThatThrownBy(token::get).isInstanceOf(TokenException.class).hasMessageContaining("full");
    }

    @Test
    void outageThatOutlivesTheSafetyMarginCostsNoCallWhileTheTokenLives() {
        RefreshingToken token = onThreads();
        token.get();
        clock.advance(Duration.ofMinutes(59).plusSeconds(35));
        source.down();

        for (int call = 0; call < 100; call++) {
            assertThat(token.get().value()).isEqualTo("token-1");
        }

        assertThat(source.asked).hasValue(2);
    }

    @Test
    void tokenThatArrivesDeadIsNotAskedForByEachCall() {
        RefreshingToken token = RefreshingToken.builder(() -> {
                    source.asked.incrementAndGet();
                    return Token.of("from another time", clock.instant().minusSeconds(7_200));
                })
                .clock(clock)
                .build();

        for (int call = 0; call < 100; call++) {
            token.get();
        }

        assertThat(source.asked).hasValue(1);
    }

    @Test
    void issuerThatWantsSilenceGetsIt() {
        RefreshingToken token = onThreads();
        Token first = token.get();
        source.down(new TokenThrottledException("429", null, Duration.ofMinutes(3)));
        token.invalidate(first);

        for (int second = 0; second < 179; second++) {
            token.invalidate(first);
            assertThat(valueOrNone(token)).isEqualTo("none");
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(source.asked).hasValue(2);

        source.up();
        clock.advance(Duration.ofSeconds(1));
        assertThat(valueOrNone(token)).isEqualTo("token-3");
    }

    @Test
    void callerThatDoesNotWaitGetsTheTokenWhenItIsThere() throws Exception {
        RefreshingToken token = onThreads();
        source.slow();
        CompletableFuture<Token> first = token.getAsync();
        CompletableFuture<Token> second = token.getAsync();
        source.awaitEntered();
        assertThat(first).isNotDone();

        first.cancel(true);
        source.letGo();

        assertThat(second.get(20, TimeUnit.SECONDS).value()).isEqualTo("token-1");
        assertThat(token.getAsync())
                .isCompletedWithValueMatching(held -> held.value().equals("token-1"));
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void callerThatDoesNotWaitStartsTheEarlyRefresh() {
        RefreshingToken token = stepped();
        get(token);
        clock.advance(Duration.ofMinutes(41));

        assertThat(token.getAsync())
                .isCompletedWithValueMatching(held -> held.value().equals("token-1"));
        runBackground();

        assertThat(token.getAsync())
                .isCompletedWithValueMatching(held -> held.value().equals("token-2"));
    }

    @Test
    void sixtyFourCallersWithOneChallengeCauseOneFetchWithItsClaims() throws Exception {
        RefreshingToken token = onThreads();
        Token rejected = token.get();

        List<String> values =
                together(64, () -> token.challenged(rejected, "nbf", null).value());

        assertThat(values).hasSize(64).containsOnly("token-2");
        assertThat(source.claims).containsExactly("nbf");
        assertThat(source.asked).hasValue(2);
    }

    @Test
    void callersThatCannotNameTheRejectedTokenShareTheAnswerToo() throws Exception {
        RefreshingToken token = onThreads();
        token.get();

        List<String> values = together(64, () -> token.challenged("nbf").value());

        assertThat(values).hasSize(64).containsOnly("token-2");
        assertThat(source.claims).containsExactly("nbf");
    }

    @Test
    void sameClaimsAfterAWhileAreANewChallenge() {
        RefreshingToken token = onThreads();
        token.challenged("nbf");
        clock.advance(Duration.ofMinutes(4));
        assertThat(token.challenged("nbf").value()).isEqualTo("token-1");

        clock.advance(Duration.ofMinutes(1));

        assertThat(token.challenged("nbf").value()).isEqualTo("token-2");
        assertThat(token.challenged("later").value()).isEqualTo("token-3");
    }

    @Test
    void claimsThatAClientRepeatsWhenItRefreshesAreSentAgain() {
        RefreshingToken token = onThreads();
        token.challenged("nbf");
        clock.advance(Duration.ofMinutes(41));

        assertThat(token.challenged("nbf").value()).isEqualTo("token-2");

        assertThat(source.claims).containsExactly("nbf", "nbf");
    }

    @Test
    void clientThatRepeatsItsClaimsKeepsItsTokenWhileTheIssuerIsDown() {
        RefreshingToken token = onThreads();
        token.challenged("nbf");
        clock.advance(Duration.ofMinutes(41));
        source.down();

        for (int call = 0; call < 64; call++) {
            assertThat(token.challenged("nbf").value()).isEqualTo("token-1");
            assertThat(token.get().value()).isEqualTo("token-1");
        }
        assertThat(source.asked).hasValue(2);
    }

    @Test
    void challengeThatNamesNoTokenLeavesTheHeldOneToOthers() {
        RefreshingToken token = onThreads();
        token.get();
        source.down();

        assertThatThrownBy(() -> token.challenged("nbf")).isInstanceOf(TokenException.class);
        assertThatThrownBy(() -> token.challenged("nbf")).isInstanceOf(TokenException.class);

        assertThat(source.asked).hasValue(2);
        assertThat(token.get().value()).isEqualTo("token-1");
    }

    @Test
    void challengeOfATokenThatWasReplacedIsAnsweredByTheNewOne() {
        RefreshingToken token = onThreads();
        Token first = token.get();
        Token second = token.challenged(first, "nbf", null);

        assertThat(token.challenged(first, "nbf", null)).isSameAs(second);
        assertThat(token.challenged(second, "nbf", null).value()).isEqualTo("token-3");
    }

    @Test
    void refreshAfterAChallengeIsAnOrdinaryOne() {
        RefreshingToken token = onThreads();
        token.challenged(token.get(), "nbf", null);
        clock.advance(Duration.ofHours(1));

        assertThat(token.get().value()).isEqualTo("token-3");
        assertThat(source.claims).hasSize(1);
    }

    @Test
    void challengeDuringAnEarlyRefreshWaitsForATokenWithItsClaims() {
        RefreshingToken token = stepped();
        get(token);
        clock.advance(Duration.ofMinutes(41));
        token.get();

        CompletableFuture<Token> answer = token.challengedAsync("nbf");
        assertThat(background).hasSize(1);
        runBackground();

        assertThat(source.claims).containsExactly("nbf");
        assertThat(answer).isCompletedWithValueMatching(held -> held.value().equals("token-3"));
        assertThat(token.get().value()).isEqualTo("token-3");
    }

    @Test
    void challengeThatTheIssuerDoesNotAnswerIsNotHammered() {
        RefreshingToken token = onThreads();
        Token rejected = token.get();
        source.down();

        for (int call = 0; call < 64; call++) {
            assertThatThrownBy(() -> token.challenged(rejected, "nbf", null)).isInstanceOf(TokenException.class);
        }

        assertThat(source.asked).hasValue(2);
        assertThat(valueOrNone(token)).isEqualTo("none");
    }

    @Test
    void adoptedTokenTakesThePlaceOfTheHeldOne() {
        RefreshingToken token = onThreads();
        token.get();

        token.adopt(Token.of("with-claims", clock.instant().plus(Duration.ofHours(1))));

        assertThat(token.get().value()).isEqualTo("with-claims");
    }

    @Test
    void twoSecondTokensAreFetchedOnceEach() {
        RefreshingToken token = RefreshingToken.builder(
                        () -> Token.of("short", clock.instant().plusSeconds(2)))
                .clock(clock)
                .executor(background::add)
                .spread(() -> 0)
                .build();
        get(token);

        for (int step = 0; step < 9; step++) {
            token.get();
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(token.refreshes()).isEqualTo(1);
        assertThat(background).isEmpty();
    }

    private void play(String issuer) {
        switch (issuer) {
            case "failure" -> source.down().slow().letGo();
            case "slow" -> source.slow();
            default -> {
                source.slow();
                source.letGo();
            }
        }
    }

    private static String valueOrNone(RefreshingToken token) {
        try {
            return token.get().value();
        } catch (TokenException e) {
            return "none";
        }
    }

    private RefreshingToken onThreads() {
        return RefreshingToken.builder(source).clock(clock).spread(() -> 0).build();
    }

    /** A token whose background work the test runs itself. */
    private RefreshingToken stepped() {
        return RefreshingToken.builder(source)
                .clock(clock)
                .spread(() -> 0)
                .executor(background::add)
                .build();
    }

    /** The first token: its caller waits, so another thread has to run the fetch. */
    private Token get(RefreshingToken token) {
        FutureTask<Token> caller = new FutureTask<>(token::get);
        new Thread(caller).start();
        try {
            while (background.isEmpty() && !caller.isDone()) {
                Thread.onSpinWait();
            }
            runBackground();
            return caller.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void runBackground() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    private long secondsUntilNextFetch(RefreshingToken token) {
        long seconds = 0;
        while (background.isEmpty()) {
            clock.advance(Duration.ofSeconds(1));
            seconds++;
            token.get();
        }
        return seconds;
    }

    private static <T> Future<T> onThread(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        new Thread(task).start();
        return task;
    }

    private static <T> List<T> together(int threads, Callable<T> call) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(20, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
