package io.github.azureml4j.core.run;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before asking for a run's status again: {@code max(2, 60 / (1 + 100·e^(−t/20)))} seconds after t seconds
 * of waiting. The formula is the official client's, and so are the variables that override its bounds.
 */
record PollingInterval(double minimumSeconds, double maximumSeconds) {

    static final String MINIMUM = "AZUREML_RUN_POLLING_INTERVAL_MIN";
    static final String MAXIMUM = "AZUREML_RUN_POLLING_INTERVAL_MAX";

    static PollingInterval from(Map<String, String> environment) {
        return new PollingInterval(seconds(environment.get(MINIMUM), 2), seconds(environment.get(MAXIMUM), 60));
    }

    /** For logs, which are looked at more often: 1 to 10 seconds. */
    static PollingInterval forLogs(Map<String, String> environment) {
        return new PollingInterval(seconds(environment.get(MINIMUM), 1), seconds(environment.get(MAXIMUM), 10));
    }

    Duration after(Duration waited) {
        double t = waited.toMillis() / 1000.0;
        double wanted = maximumSeconds / (1 + 100 * Math.exp(-t / 20));
        return Duration.ofMillis(Math.round(Math.max(minimumSeconds, wanted) * 1000));
    }

    private static double seconds(@Nullable String text, double otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            double seconds = Double.parseDouble(text.strip());
            return seconds > 0 ? seconds : otherwise;
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
