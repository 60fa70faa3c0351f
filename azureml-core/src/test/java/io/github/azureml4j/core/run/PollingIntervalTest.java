package io.github.azureml4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingIntervalTest {

    /** The official client's {@code max(2, 60 / (1 + 100 * exp(-t / 20)))}. */
    @ParameterizedTest(name = "after {0} s: {1} ms")
    @CsvSource({"0, 2000", "20, 2000", "60, 10036", "100, 35847", "600, 60000"})
    void intervalGrowsAsTheOfficialClients(long waited, long millis) {
        assertThat(PollingInterval.from(Map.of()).after(Duration.ofSeconds(waited)))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void environmentOverridesTheBounds() {
        PollingInterval interval = PollingInterval.from(
                Map.of("AZUREML_RUN_POLLING_INTERVAL_MIN", "0.5", "AZUREML_RUN_POLLING_INTERVAL_MAX", "4"));

        assertThat(interval.after(Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(interval.after(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-1", "0", "''"})
    void nonsenseInTheEnvironmentIsIgnored(String text) {
        assertThat(PollingInterval.from(Map.of("AZUREML_RUN_POLLING_INTERVAL_MIN", text)))
                .isEqualTo(new PollingInterval(2, 60));
    }
}
