package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.util.List;

/**
 * What a metric is.
 *
 * @param category {@code Model}, {@code Quota}, {@code Run} or {@code Resource}
 * @param primary the aggregation that is answered when none is asked for
 */
record MetricDefinition(String name, String category, String unit, String primary, List<String> dimensions) {

    static final String NAMESPACE = "Microsoft.MachineLearningServices/workspaces";

    private static final List<String> AGGREGATIONS = List.of("None", "Average", "Minimum", "Maximum", "Total", "Count");

    MetricDefinition {
        dimensions = List.copyOf(dimensions);
    }

    /** Counted as things happen, so that nothing is zero. */
    boolean counted() {
        return category.equals("Model") || category.equals("Run");
    }

    /** Always zero: no compute here has a node. */
    boolean zero() {
        return category.equals("Quota");
    }

    ObjectNode document(String resourceId) {
        ObjectNode definition = Json.object()
                .put("id", resourceId + "/providers/microsoft.insights/metricdefinitions/" + name)
                .put("resourceId", resourceId)
                .put("namespace", NAMESPACE)
                .put("category", category);
        definition.set("name", word(name));
        definition
                .put("displayDescription", name)
                .put("isDimensionRequired", false)
                .put("unit", unit);
        definition.put("primaryAggregationType", primary);
        AGGREGATIONS.forEach(definition.putArray("supportedAggregationTypes")::add);
        ArrayNode grains = definition.putArray("metricAvailabilities");
        MetricQuery.GRAINS.forEach(
                grain -> grains.addObject().put("timeGrain", grain).put("retention", "P93D"));
        ArrayNode named = definition.putArray("dimensions");
        dimensions.forEach(dimension -> named.add(word(dimension)));
        return definition;
    }

    static ObjectNode word(String value) {
        return Json.object().put("value", value).put("localizedValue", value);
    }
}
