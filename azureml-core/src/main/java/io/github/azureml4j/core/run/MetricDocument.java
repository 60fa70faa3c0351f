package io.github.azureml4j.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logged value as run history stores it: one cell, a column of the metric's name, and a column {@value #STEP} if the
 * program gave one. The names of the metric types are those of the v1 SDK; that a step is a column is this library's
 * convention, for the published description names no place for it.
 */
final class MetricDocument {

    static final String STEP = "step";

    private static final String SCALAR = "azureml.v1.scalar";
    private static final String TABLE = "azureml.v1.table";

    private MetricDocument() {}

    /** The body of {@code RunMetrics_BatchPost}. */
    static ObjectNode batch(ObjectMapper json, String dataContainerId, List<MetricPoint> points) {
        ObjectNode body = json.createObjectNode();
        ArrayNode values = body.putArray("values");
        points.forEach(point -> write(values.addObject(), dataContainerId, point));
        return body;
    }

    private static void write(ObjectNode metric, String dataContainerId, MetricPoint point) {
        metric.put("metricId", point.id().toString());
        metric.put("dataContainerId", dataContainerId);
        metric.put("metricType", point.step() == null ? SCALAR : TABLE);
        metric.put("createdUtc", point.logged().toString());
        metric.put("name", point.name());
        metric.put("numCells", 1);
        ObjectNode cell = metric.putArray("cells").addObject();
        ArrayNode columns = metric.putObject("schema").putArray("properties");
        if (point.step() != null) {
            cell.put(STEP, point.step());
            column(columns, STEP, "Int");
        }
        cell.put(point.name(), point.value());
        column(columns, point.name(), "Double");
        ((ObjectNode) metric.get("schema")).put("numProperties", columns.size());
    }

    private static void column(ArrayNode columns, String name, String type) {
        columns.addObject().put("propertyId", name).put("name", name).put("type", type);
    }

    /** A number, also in the spellings of what JSON has no number for; null if it is none. */
    static @Nullable Double number(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return switch (value.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity", "+Infinity", "INF" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-INF" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }
}
