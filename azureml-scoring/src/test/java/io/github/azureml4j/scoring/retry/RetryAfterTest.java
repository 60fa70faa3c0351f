package io.github.azureml4j.scoring.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After         | 3                             | PT3S",
                "Retry-After         | -3                            | PT0S",
                "Retry-After         | Thu, 01 Jan 2026 00:00:10 GMT | PT10S",
                "Retry-After         | Wed, 31 Dec 2025 00:00:10 GMT | PT0S",
                "retry-after-ms      | 250                           | PT0.25S",
                "x-ms-retry-after-ms | 250                           | PT0.25S",
                "Retry-After         | soon                          |",
                "Retry-After         | 99999999999999999999          |",
                "Other               | 3                             |",
            })
    void waitIs(String header, String value, Duration expected) {
        assertThat(RetryAfter.of(Map.of(header, value)::get, NOW)).isEqualTo(expected);
    }

    @Test
    void dateIsMeasuredByTheClockThatWroteIt() {
        Map<String, String> ahead =
                Map.of("Retry-After", "Thu, 01 Jan 2026 05:00:10 GMT", "Date", "Thu, 01 Jan 2026 05:00:00 GMT");

        assertThat(RetryAfter.of(ahead::get, NOW)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void millisecondsWinOverSeconds() {
        Map<String, String> both = Map.of("Retry-After", "1", "retry-after-ms", "20");

        assertThat(RetryAfter.of(both::get, NOW)).isEqualTo(Duration.ofMillis(20));
    }
}
