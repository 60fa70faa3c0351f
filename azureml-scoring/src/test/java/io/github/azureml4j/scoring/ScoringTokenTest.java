package io.github.azureml4j.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.testkit.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a service whose tokens expire by the service's own clock. */
@Timeout(60)
class ScoringTokenTest {

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
    void sixtyFourCallersRejectedTogetherGetOneToken() {
        try (ScoringClient<Integer, Integer> scorer = scorer()) {
            scorer.score(0);
            service.revokeAll();
            List<Integer> inputs = IntStream.range(0, 64).boxed().toList();

            assertThat(scorer.scoreAll(inputs, 64)).isEqualTo(inputs);

            assertThat(service.issued).hasValue(2);
            assertThat(scorer.stats().failures()).isZero();
        }
    }

    @Test
    void callsGoOnAcrossExpiries() {
        try (ScoringClient<Integer, Integer> scorer = scorer()) {
            for (int call = 0; call < 100; call++) {
                assertThat(scorer.score(call)).isEqualTo(call);
                service.clock.advance(Duration.ofMinutes(3));
                clock.advance(Duration.ofMinutes(3));
            }

            assertThat(scorer.stats().failures()).isZero();
            assertThat(service.issued).hasValueBetween(5, 9);
        }
    }

    @Test
    void clientLearnsTheServersTimeFromItsAnswers() {
        try (ScoringClient<Integer, Integer> scorer = scorer()) {
            scorer.score(0);
            service.clock.advance(Duration.ofHours(2));

            assertThat(scorer.score(1)).isEqualTo(1);
            assertThat(scorer.score(2)).isEqualTo(2);

            assertThat(scorer.stats()).isEqualTo(new ScoringStats(3, 4, 0, 0, 2));
        }
    }

    @Test
    void secondRejectionEndsTheCall() {
        try (ScoringClient<Integer, Integer> scorer =
                scorer(ServiceAuth.entra(() -> Token.of("foreign", Instant.parse("2030-01-01T00:00:00Z"))))) {
            ScoringException failure = catchThrowableOfType(ScoringException.class, () -> scorer.score(1));

            assertThat(failure.status()).isEqualTo(401);
            assertThat(failure.attempts()).isEqualTo(2);
        }
    }

    private ScoringClient<Integer, Integer> scorer() {
        return scorer(ServiceAuth.serviceToken(service::issue));
    }

    private ScoringClient<Integer, Integer> scorer(ServiceAuth auth) {
        return ScoringClient.builder(service.uri(), Integer.class, Integer.class)
                .auth(auth)
                .allowCredentialOverPlainHttp()
                .clock(clock)
                .build();
    }
}
