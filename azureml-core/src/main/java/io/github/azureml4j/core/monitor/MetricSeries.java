package io.github.azureml4j.core.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One metric over time, or the part of it with certain values of its dimensions.
 *
 * @param metric the metric's name
 * @param unit its unit, such as {@code Count}
 * @param dimensions the values that this part has, by the dimensions' names; empty when the metric was not split
 * @param values in the order of time
 */
public record MetricSeries(String metric, String unit, Map<String, String> dimensions, List<MetricValue> values) {
    /** Copies map and list. */
    public MetricSeries {
        dimensions = Map.copyOf(dimensions);
        values = List.copyOf(values);
    }

    /** The sum of all totals; what a count comes to in the whole span. */
    public double total() {
        return values.stream().mapToDouble(value -> value.total().orElse(0)).sum();
    }

    static List<MetricSeries> of(JsonNode answer) {
        List<MetricSeries> all = new ArrayList<>();
        for (JsonNode metric : answer.path("value")) {
            metric.path("timeseries").forEach(series -> all.add(of(metric, series)));
        }
        return all;
    }

    private static MetricSeries of(JsonNode metric, JsonNode series) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        series.path("metadatavalues")
                .forEach(entry -> dimensions.put(
                        entry.path("name").path("value").asText(),
                        entry.path("value").asText()));
        List<MetricValue> values = new ArrayList<>();
        series.path("data").forEach(point -> values.add(new MetricValue(point)));
        return new MetricSeries(
                metric.path("name").path("value").asText(), metric.path("unit").asText(), dimensions, values);
    }
}
