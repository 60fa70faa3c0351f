package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azureml4j.local.deployments.language.Evaluator;
import io.github.azureml4j.local.front.Json;

/**
 * The body of a resource's request. The expressions of a nested template belong to the outer one, unless it says otherwise
 * ({@code expressionEvaluationOptions}).
 */
final class NestedTemplates {

    private NestedTemplates() {}

    static JsonNode body(PlannedResource resource, TemplateEnvironment environment) {
        Evaluator evaluator = environment.evaluator();
        ObjectNode body = resource.body();
        if (!resource.isDeployment() || !(body.path("properties") instanceof ObjectNode properties)) {
            return evaluator.evaluate(body);
        }
        JsonNode template = properties.remove("template");
        ObjectNode worked = (ObjectNode) evaluator.evaluate(body);
        if (template != null) {
            boolean inner = worked.at("/properties/expressionEvaluationOptions/scope")
                    .asText()
                    .equalsIgnoreCase("inner");
            worked.withObject("/properties").set("template", inner ? template : quoted(evaluator.evaluate(template)));
        }
        return worked;
    }

    /** Values that look like expressions must not be worked out again. */
    private static JsonNode quoted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(field -> copy.set(field.getKey(), quoted(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(item -> copy.add(quoted(item)));
            return copy;
        }
        return node.isTextual() && node.asText().startsWith("[") ? new TextNode("[" + node.asText()) : node;
    }
}
