package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers questions for metrics out of the samples. Thread-safe. */
final class Metrics {

    private final MetricStore store;

    Metrics(MetricStore store) {
        this.store = store;
    }

    /** {@code Response} of metrics_API.json. */
    ObjectNode answer(WorkspaceRecord workspace, MetricQuery query) {
        ObjectNode body = Json.object()
                .put(
                        "cost",
                        Math.max(
                                0,
                                (int) Duration.between(query.from(), query.to()).toMinutes() - 1))
                .put("timespan", query.from() + "/" + query.to());
        if (!query.metadataOnly()) {
            body.put("interval", query.interval());
        }
        ArrayNode values = body.putArray("value");
        query.metrics().forEach(metric -> values.add(metric(workspace, metric, query)));
        return body.put("namespace", MetricDefinition.NAMESPACE).put("resourceregion", workspace.region());
    }

    private ObjectNode metric(WorkspaceRecord workspace, MetricDefinition metric, MetricQuery query) {
        ObjectNode value = Json.object()
                .put("id", workspace.scope() + "/providers/Microsoft.Insights/metrics/" + metric.name())
                .put("type", "Microsoft.Insights/metrics");
        value.set("name", MetricDefinition.word(metric.name()));
        value.put("displayDescription", metric.name()).put("unit", metric.unit());
        ArrayNode series = value.putArray("timeseries");
        List<MetricSample> samples = store.of(workspace.workspaceId(), metric.name(), query.from(), query.to());
        if (!query.filter().isBlank()) {
            split(samples, metric, query)
                    .forEach((dimensions, own) -> series.add(series(dimensions, own, metric, query)));
        } else if (metric.counted() || metric.zero()) {
            series.add(series(Map.of(), samples, metric, query));
        }
        return value.put("errorCode", "Success");
    }

    private static Map<Map<String, String>, List<MetricSample>> split(
            List<MetricSample> samples, MetricDefinition metric, MetricQuery query) {
        DimensionFilter.Parsed filter = DimensionFilter.parse(query.filter(), metric);
        Map<Map<String, String>, List<MetricSample>> series = new LinkedHashMap<>();
        samples.stream()
                .filter(filter.fits())
                .forEach(sample -> series.computeIfAbsent(values(sample, filter.dimensions()), any -> new ArrayList<>())
                        .add(sample));
        series.keySet().retainAll(series.keySet().stream().limit(query.top()).toList());
        return series;
    }

    private static Map<String, String> values(MetricSample sample, Set<String> dimensions) {
        Map<String, String> values = new LinkedHashMap<>();
        dimensions.forEach(dimension -> values.put(dimension, sample.dimension(dimension)));
        return values;
    }

    private static ObjectNode series(
            Map<String, String> dimensions, List<MetricSample> samples, MetricDefinition metric, MetricQuery query) {
        ObjectNode series = Json.object();
        ArrayNode values = series.putArray("metadatavalues");
        dimensions.forEach((name, value) -> {
            ObjectNode entry = values.addObject();
            entry.set("name", MetricDefinition.word(name.toLowerCase(java.util.Locale.ROOT)));
            entry.put("value", value);
        });
        if (!query.metadataOnly()) {
            ArrayNode data = series.putArray("data");
            query.buckets().forEach(bucket -> data.add(point(bucket, samples, metric, query)));
        }
        return series;
    }

    /** A count is zero where nothing happened, and its average is nothing there; a gauge without nodes is zero. */
    private static ObjectNode point(
            Instant bucket, List<MetricSample> samples, MetricDefinition metric, MetricQuery query) {
        Instant end = query.endOf(bucket);
        long count = samples.stream()
                .filter(sample -> !sample.at().isBefore(bucket) && sample.at().isBefore(end))
                .count();
        ObjectNode point = Json.object().put("timeStamp", bucket.toString());
        List<String> wanted = query.aggregations().isEmpty() ? List.of(metric.primary()) : query.aggregations();
        for (String aggregation : wanted) {
            switch (aggregation) {
                case "Total", "Count" -> point.put(name(aggregation), (double) count);
                default -> {
                    if (count > 0 || metric.zero()) {
                        point.put(name(aggregation), metric.zero() ? 0.0 : 1.0);
                    }
                }
            }
        }
        return point;
    }

    private static String name(String aggregation) {
        return aggregation.toLowerCase(java.util.Locale.ROOT);
    }
}
