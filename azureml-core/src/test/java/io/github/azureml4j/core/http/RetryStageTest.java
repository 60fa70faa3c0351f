package io.github.azureml4j.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.testkit.FakeClock;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryStageTest {
    private static final URI ADDRESS = URI.create("https://management.azure.com/x");

    private final FakeClock clock = new FakeClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final Random random = new Random(42);
    private final RetryStage stage = new RetryStage(
            clock,
            time -> {
                pauses.add(time);
                clock.advance(time);
            },
            random::nextDouble);
    private int attempts;

    @Test
    void outageCostsAtMostOneAttemptInTwentyMore() {
        for (int i = 0; i < 2000; i++) {
            assertThat(stage.handle(call("GET"), always(503)).status()).isEqualTo(503);
        }
        assertThat(attempts / 2000.0).isLessThanOrEqualTo(1.05);
    }

    @Test
    void oneFaultInFiveLosesNoIdempotentCall() {
        for (int i = 0; i < 10_000; i++) {
            ServiceResponse response = stage.handle(call("GET"), call -> {
                attempts++;
                return fault(call);
            });
            assertThat(response.status()).isEqualTo(200);
        }
        assertThat(attempts / 10_000.0).isLessThanOrEqualTo(1.27);
    }

    @Test
    void oneDeadHostLeavesTheBudgetOfOthersAlone() {
        for (int i = 0; i < 500; i++) {
            stage.handle(call("GET"), always(503));
        }
        attempts = 0;
        stage.handle(call("GET").to(URI.create("https://eastus.api.azureml.ms/x")), always(503));
        assertThat(attempts).isEqualTo(10);
    }

    @ParameterizedTest(name = "{0} after {1} with Retry-After {2}: {3} attempts")
    @CsvSource({
        "GET, 500, , 10",
        "PUT, 502, , 10",
        "DELETE, 504, , 10",
        "HEAD, 408, , 10",
        "POST, 500, , 1",
        "POST, 503, , 1",
        "POST, 429, , 1",
        "POST, 502, 1, 1",
        "POST, 503, 1, 10",
        "POST, 429, 1, 10",
        "PATCH, 500, , 1",
        "GET, 400, , 1",
        "GET, 501, , 1"
    })
    void repeatsOnlyWhatMayBeRepeated(String method, int status, String retryAfter, int expected) {
        Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter);
        stage.handle(call(method), call -> {
            attempts++;
            return new ServiceResponse(call, status, headers, new byte[0]);
        });
        assertThat(attempts).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, unsent {1}: {2} attempts")
    @CsvSource({"POST, false, 1", "POST, true, 10", "PUT, false, 10"})
    void brokenConnectionRepeatsAPostOnlyWhenNothingWasSent(String method, boolean unsent, int expected) {
        assertThatThrownBy(() -> stage.handle(call(method), call -> {
                    attempts++;
                    throw new TransportException("broken", null, unsent);
                }))
                .isInstanceOf(TransportException.class);
        assertThat(attempts).isEqualTo(expected);
    }

    @Test
    void refusedCertificateIsNotTriedAgain() {
        Exception refused = new SSLHandshakeException("path");
        refused.initCause(new CertificateException("nobody knows this authority"));
        assertThatThrownBy(() -> stage.handle(call("GET"), call -> {
                    attempts++;
                    throw new TransportException("broken", refused, true);
                }))
                .isInstanceOf(TransportException.class);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsTheServiceAsks() {
        List<Map<String, String>> replies = List.of(
                Map.of("Retry-After", "7"),
                Map.of("retry-after-ms", "250"),
                Map.of("Retry-After", "Thu, 01 Jan 2026 00:00:30 GMT", "Date", "Thu, 01 Jan 2026 00:00:10 GMT"));
        stage.handle(call("GET"), call -> {
            boolean fails = attempts < replies.size();
            Map<String, String> headers = fails ? replies.get(attempts) : Map.of();
            attempts++;
            return new ServiceResponse(call, fails ? 429 : 200, headers, new byte[0]);
        });
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofMillis(250), Duration.ofSeconds(20));
    }

    @Test
    void pauseBeyondTheDeadlineIsNotBegun() {
        Call hurried = call("GET").until(clock.instant().plusSeconds(5));
        stage.handle(hurried, call -> {
            attempts++;
            return new ServiceResponse(call, 503, Map.of("Retry-After", "6"), new byte[0]);
        });
        assertThat(attempts).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void interruptEndsTheWait() {
        RetryStage interrupted = new RetryStage(
                clock,
                time -> {
                    throw new InterruptedException();
                },
                random::nextDouble);
        assertThatThrownBy(() -> interrupted.handle(call("GET"), always(503))).isInstanceOf(TransportException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private ServiceResponse fault(Call call) {
        double dice = random.nextDouble();
        if (dice < 0.05) {
            throw new TransportException("reset", null, false);
        }
        return new ServiceResponse(call, dice < 0.2 ? 503 : 200, Map.of(), new byte[0]);
    }

    private Stage.Next always(int status) {
        return call -> {
            attempts++;
            return new ServiceResponse(call, status, Map.of(), new byte[0]);
        };
    }

    private static Call call(String method) {
        boolean idempotent = !method.equals("POST") && !method.equals("PATCH");
        Access access = new Access(Set.of(Origin.of(ADDRESS)), null);
        return new Call(method, ADDRESS, Map.of(), null, idempotent, access, Instant.parse("2030-01-01T00:00:00Z"));
    }
}
