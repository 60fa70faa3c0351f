package io.github.azureml4j.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a run, read when asked for. Thread-safe.
 *
 * <p>Source: {@code RunMetrics_GetByQuery} of {@code runHistory.json} 2019-09-30, asked without merging, so that each item is
 * one logging call.
 */
public final class RunMetrics {

    private final ServiceClient experiment;
    private final String runId;

    RunMetrics(ServiceClient experiment, String runId) {
        this.experiment = experiment;
        this.runId = runId;
    }

    /**
     * One metric over its steps.
     *
     * @param name the name under which the program logged it
     * @return the series, without points if nothing was logged under the name
     */
    public Series series(String name) {
        String filter = ofRun() + " and Name eq " + quoted(name);
        return read(filter).getOrDefault(name, new Series(name, List.of()));
    }

    /**
     * All numeric metrics of the run.
     *
     * @return name to series, in the order of first logging; unmodifiable
     */
    public Map<String, Series> all() {
        return read(ofRun());
    }

    private Map<String, Series> read(String filter) {
        Map<String, List<Series.Point>> points = new LinkedHashMap<>();
        pages(filter, item -> collect(item, points));
        Map<String, Series> series = new LinkedHashMap<>();
        points.forEach((name, list) -> {
            list.sort(Comparator.comparingLong(Series.Point::step));
            series.put(name, new Series(name, list));
        });
        return Collections.unmodifiableMap(series);
    }

    private void pages(String filter, Consumer<JsonNode> item) {
        String token = null;
        do {
            JsonNode page = experiment
                    .post("/metrics:query")
                    .query("MergeStrategyType", "None")
                    .json(query(filter, token))
                    .idempotent()
                    .json();
            page.path("value").forEach(item);
            token = page.path("continuationToken").asText(null);
        } while (token != null && !token.isEmpty());
    }

    private ObjectNode query(String filter, @Nullable String continuationToken) {
        ObjectNode query = Json.mapper().createObjectNode().put("filter", filter);
        return continuationToken == null ? query : query.put("continuationToken", continuationToken);
    }

    private String ofRun() {
        return "RunId eq " + quoted(runId);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void collect(JsonNode item, Map<String, List<Series.Point>> points) {
        String name = item.path("name").asText();
        for (JsonNode cell : item.path("cells")) {
            Double value = MetricDocument.number(cell.get(name));
            if (value != null) {
                List<Series.Point> series = points.computeIfAbsent(name, first -> new ArrayList<>());
                series.add(new Series.Point(cell.path(MetricDocument.STEP).asLong(series.size()), value));
            }
        }
    }
}
