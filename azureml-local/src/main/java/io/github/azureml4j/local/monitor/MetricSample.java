package io.github.azureml4j.local.monitor;

import java.time.Instant;
import java.util.Map;

/** That something which a metric counts happened once. */
record MetricSample(String metric, Instant at, Map<String, String> dimensions) {

    MetricSample {
        dimensions = Map.copyOf(dimensions);
    }

    String dimension(String name) {
        return dimensions.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
