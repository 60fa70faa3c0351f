package io.github.azureml4j.core.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a metric is: a typed view over the whole document. Immutable.
 *
 * @param document as it was received; a copy each time
 */
public record MetricDefinition(JsonNode document) {
    /** Copies the document. */
    public MetricDefinition {
        document = document.deepCopy();
    }

    /** The document as it was received; a copy each time. */
    @Override
    public JsonNode document() {
        return document.deepCopy();
    }

    /** The name that it is asked for by, such as {@code Completed Runs}. */
    public String name() {
        return document.path("name").path("value").asText();
    }

    /** The service's group of it, such as {@code Model}, {@code Quota}, {@code Run} or {@code Resource}. */
    public String category() {
        return document.path("category").asText();
    }

    /** The unit, such as {@code Count} or {@code Percent}. */
    public String unit() {
        return document.path("unit").asText();
    }

    /** The aggregation that is meant when none is asked for. */
    public Aggregation primaryAggregation() {
        return new Aggregation(document.path("primaryAggregationType").asText());
    }

    /** What it can be split and filtered by, such as {@code ExperimentName}. */
    public List<String> dimensions() {
        return StreamSupport.stream(document.path("dimensions").spliterator(), false)
                .map(dimension -> dimension.path("value").asText())
                .toList();
    }
}
