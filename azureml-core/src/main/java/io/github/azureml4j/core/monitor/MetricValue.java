package io.github.azureml4j.core.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The values of a metric in one piece of time: those aggregations that were asked for and that the service has.
 *
 * @param document as it was received; a copy each time
 */
public record MetricValue(JsonNode document) {
    /** Copies the document. */
    public MetricValue {
        document = document.deepCopy();
    }

    /** The document as it was received; a copy each time. */
    @Override
    public JsonNode document() {
        return document.deepCopy();
    }

    /** When the piece of time begins. */
    public Instant time() {
        return OffsetDateTime.parse(document.path("timeStamp").asText()).toInstant();
    }

    /** The sum. */
    public OptionalDouble total() {
        return value(Aggregation.TOTAL);
    }

    /** The mean. */
    public OptionalDouble average() {
        return value(Aggregation.AVERAGE);
    }

    /** The least. */
    public OptionalDouble minimum() {
        return value(Aggregation.MINIMUM);
    }

    /** The greatest. */
    public OptionalDouble maximum() {
        return value(Aggregation.MAXIMUM);
    }

    /** How many samples there were. */
    public OptionalDouble count() {
        return value(Aggregation.COUNT);
    }

    /**
     * Any aggregation.
     *
     * @param aggregation the service's word
     */
    public OptionalDouble value(Aggregation aggregation) {
        JsonNode value = document.path(aggregation.name().toLowerCase(Locale.ROOT));
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }
}
