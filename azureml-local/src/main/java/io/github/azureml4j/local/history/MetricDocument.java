package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LocalError;
import java.util.UUID;
import java.util.function.Supplier;

/** A {@code RunMetric}: what a client sends as {@code Metric}, with its run and what the client left out. */
final class MetricDocument {

    private MetricDocument() {}

    static ObjectNode of(String runId, ObjectNode sent, Supplier<String> newId, String now) {
        ObjectNode metric = sent.deepCopy();
        metric.put("runId", runId);
        metric.put("metricId", id(sent, newId));
        if (metric.path("name").asText().isEmpty()) {
            throw LocalError.badRequest("MissingMetricName", "A metric needs a name.");
        }
        if (!metric.hasNonNull("createdUtc")) {
            metric.put("createdUtc", now);
        }
        if (!metric.path("cells").isArray()) {
            metric.putArray("cells");
        }
        metric.put("numCells", metric.path("cells").size());
        return metric;
    }

    private static String id(ObjectNode sent, Supplier<String> newId) {
        if (!sent.hasNonNull("metricId")) {
            return newId.get();
        }
        String id = sent.path("metricId").asText();
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw LocalError.badRequest("InvalidMetricId", "The metric id '" + id + "' is not a GUID.");
        }
    }
}
