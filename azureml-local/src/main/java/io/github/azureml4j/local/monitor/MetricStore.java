package io.github.azureml4j.local.monitor;

import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Samples by workspace. Thread-safe. */
final class MetricStore {

    private final Map<String, Deque<MetricSample>> samples = new ConcurrentHashMap<>();

    void add(String workspace, MetricSample sample) {
        Deque<MetricSample> own = samples.computeIfAbsent(workspace, any -> new ConcurrentLinkedDeque<>());
        own.add(sample);
    }

    List<MetricSample> of(String workspace, String metric, Instant from, Instant to) {
        return samples.getOrDefault(workspace, new ConcurrentLinkedDeque<>()).stream()
                .filter(sample -> sample.metric().equals(metric))
                .filter(sample -> !sample.at().isBefore(from) && sample.at().isBefore(to))
                .toList();
    }

    void remove(String workspace) {
        samples.remove(workspace);
    }
}
