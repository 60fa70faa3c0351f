package io.github.azureml4j.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.scoring.token.TokenSource;
import io.github.azureml4j.testkit.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sixty-four threads over six lives of a token, in moved time on real sockets: what is counted, not how long it takes.
 * The benchmark of the same name has the times.
 */
@Timeout(60)
class TokenStormTest {

    private static final int THREADS = 64;
    private static final int LIVES = 6;
    private static final Duration LIFE = Duration.ofMinutes(60);
    private static final Duration STEP = Duration.ofMinutes(3);

    private final FakeClock clock = new FakeClock();
    private ExpiringService service;

    @BeforeEach
    void start() throws IOException {
        service = new ExpiringService();
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void everyLifeCostsOneTokenAndNoCall() throws Exception {
        // The service wants its tokens replaced after 40 minutes; up to two more set clients apart.
        double lives = LIFE.toMinutes() * LIVES / 42.0;

        storm(service::issue, LIFE.multipliedBy(LIVES));

        assertThat(service.refused).hasValue(0);
        assertThat((double) service.issued.get()).isCloseTo(lives, within(2.0));
    }

    @Test
    void issuerThatIsDownForFourFifthsOfEachLifeFailsNoCall() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        Instant[] upAgain = {Instant.MIN};

        storm(
                () -> {
                    if (service.clock.instant().isBefore(upAgain[0])) {
                        refused.incrementAndGet();
                        throw new IllegalStateException("down");
                    }
                    Token token = service.issue();
                    upAgain[0] =
                            service.clock.instant().plus(LIFE.multipliedBy(4).dividedBy(5));
                    return token;
                },
                LIFE.multipliedBy(LIVES));

        assertThat(service.refused).hasValue(0);
        assertThat(refused.get()).isPositive();
        assertThat(service.issued.get()).isBetween(LIVES, LIVES * 5 / 4 + 2);
    }

    /** All threads call at once, then time moves one step; no call is under way while it does. */
    private void storm(TokenSource source, Duration length) throws Exception {
        CyclicBarrier step = new CyclicBarrier(THREADS, () -> {
            clock.advance(STEP);
            service.clock.advance(STEP);
        });
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ScoringClient<Integer, Integer> scorer = scorer(source)) {
            Callable<Integer> caller = () -> {
                for (Duration done = Duration.ZERO; done.compareTo(length) < 0; done = done.plus(STEP)) {
                    assertThat(scorer.score(1)).isEqualTo(1);
                    step.await(20, TimeUnit.SECONDS);
                }
                return 0;
            };
            List<Future<Integer>> callers =
                    Stream.generate(() -> threads.submit(caller)).limit(THREADS).toList();
            for (Future<Integer> running : callers) {
                running.get(50, TimeUnit.SECONDS);
            }
            assertThat(scorer.stats().failures()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private ScoringClient<Integer, Integer> scorer(TokenSource source) {
        return ScoringClient.builder(service.uri(), Integer.class, Integer.class)
                .auth(ServiceAuth.serviceToken(source))
                .allowCredentialOverPlainHttp()
                .clock(clock)
                .build();
    }
}
