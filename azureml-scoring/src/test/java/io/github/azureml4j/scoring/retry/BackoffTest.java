package io.github.azureml4j.scoring.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest(name = "retry {0} with {1}: {2}")
    @CsvSource({
        "1, 0, PT0S",
        "1, 0.5, PT0.05S",
        "2, 0.5, PT0.1S",
        "3, 0.5, PT0.2S",
        "7, 0.5, PT2.5S",
        "500, 0.5, PT2.5S"
    })
    void waitDoublesUpToTheCap(int retry, double random, Duration expected) {
        assertThat(Backoff.TRANSIENT.before(retry, random)).isEqualTo(expected);
    }
}
