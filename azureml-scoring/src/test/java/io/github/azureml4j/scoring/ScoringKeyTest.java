package io.github.azureml4j.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureml4j.testkit.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a service whose keys are regenerated while clients use them. */
@Timeout(60)
class ScoringKeyTest {

    private final FakeClock clock = new FakeClock();
    private final AtomicInteger read = new AtomicInteger();
    private volatile ServiceKeys keys = new ServiceKeys("primary-1", "secondary-1");
    private volatile boolean forbidden;
    private ExpiringService service;

    @BeforeEach
    void start() throws IOException {
        service = new ExpiringService();
        service.accept("primary-1", "secondary-1");
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void keysAreReadByTheFirstCallAndNeverAgainWhileTheyServe() {
        try (ScoringClient<Integer, Integer> scorer = scorer(ServiceAuth.key(this::list))) {
            assertThat(read).hasValue(0);
            for (int call = 0; call < 100; call++) {
                assertThat(scorer.score(call)).isEqualTo(call);
                clock.advance(Duration.ofDays(1));
            }
            assertThat(read).hasValue(1);
        }
    }

    @Test
    void sixtyFourCallersRejectedTogetherReadTheKeysOnce() {
        try (ScoringClient<Integer, Integer> scorer = scorer(ServiceAuth.key(this::list))) {
            scorer.score(0);
            regenerate("primary-2", "secondary-1");
            List<Integer> inputs = IntStream.range(0, 64).boxed().toList();

            assertThat(scorer.scoreAll(inputs, 64)).isEqualTo(inputs);

            assertThat(read).hasValue(2);
            assertThat(scorer.stats().failures()).isZero();
        }
    }

    @Test
    void primaryThatIsStillTheSameGivesWayToTheSecondary() {
        try (ScoringClient<Integer, Integer> scorer = scorer(ServiceAuth.key(this::list))) {
            scorer.score(0);
            service.accept("secondary-1");
            long before = scorer.stats().requests();

            assertThat(scorer.score(1)).isEqualTo(1);
            assertThat(scorer.score(2)).isEqualTo(2);

            assertThat(scorer.stats().requests() - before).isEqualTo(3);
            assertThat(read).hasValue(2);
        }
    }

    @Test
    void everyRegenerationIsFollowed() {
        try (ScoringClient<Integer, Integer> scorer = scorer(ServiceAuth.key(this::list))) {
            for (int number = 2; number < 20; number++) {
                assertThat(scorer.score(number)).isEqualTo(number);
                regenerate("primary-" + number, "secondary-" + number);
            }
            assertThat(scorer.stats().failures()).isZero();
            assertThat(read).hasValue(18);
        }
    }

    @Test
    void wrongKeysAreReadLessAndLessOften() {
        try (ScoringClient<Integer, Integer> scorer = scorer(ServiceAuth.key(this::list))) {
            service.accept();
            for (int second = 0; second < 600; second++) {
                ScoringException failure = catchThrowableOfType(ScoringException.class, () -> scorer.score(1));
                assertThat(failure.status()).isEqualTo(401);
                assertThat(failure.attempts()).isEqualTo(2);
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(read).hasValueBetween(10, 28);
        }
    }

    @Test
    void whoeverMayNotListKeysAnyMoreStillHasTheSecondary() {
        try (ScoringClient<Integer, Integer> scorer = scorer(ServiceAuth.key(this::list))) {
            scorer.score(0);
            service.accept("secondary-1");
            forbidden = true;

            assertThat(scorer.score(1)).isEqualTo(1);
            assertThat(scorer.score(2)).isEqualTo(2);
        }
    }

    @Test
    void keysThatCannotBeReadFailTheCallAndAreNotHammered() {
        forbidden = true;
        try (ScoringClient<Integer, Integer> scorer = scorer(ServiceAuth.key(this::list))) {
            for (int call = 0; call < 64; call++) {
                assertThatThrownBy(() -> scorer.score(1))
                        .isInstanceOf(ScoringException.class)
                        .hasMessageContaining("no key: may not list keys");
            }
            assertThat(read).hasValue(1);

            forbidden = false;
            clock.advance(Duration.ofSeconds(1));
            assertThat(scorer.score(1)).isEqualTo(1);
        }
    }

    @Test
    void literalKeysAreTriedInTurnAndNothingIsRead() {
        try (ScoringClient<Integer, Integer> scorer = scorer(ServiceAuth.key(keys))) {
            service.accept("secondary-1");
            assertThat(scorer.score(1)).isEqualTo(1);
            service.accept("primary-1");
            assertThat(scorer.score(2)).isEqualTo(2);
            assertThat(scorer.stats().requests()).isEqualTo(4);
        }
    }

    private void regenerate(String primary, String secondary) {
        keys = new ServiceKeys(primary, secondary);
        service.accept(primary, secondary);
    }

    private ServiceKeys list() {
        read.incrementAndGet();
        if (forbidden) {
            throw new IllegalStateException("may not list keys");
        }
        return keys;
    }

    private ScoringClient<Integer, Integer> scorer(ServiceAuth auth) {
        return ScoringClient.builder(service.uri(), Integer.class, Integer.class)
                .auth(auth)
                .allowCredentialOverPlainHttp()
                .clock(clock)
                .build();
    }
}
