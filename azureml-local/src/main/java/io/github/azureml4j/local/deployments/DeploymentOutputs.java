package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.deployments.language.Evaluator;
import io.github.azureml4j.local.deployments.language.InvalidTemplate;
import io.github.azureml4j.local.front.Json;

/** What a template tells when all is made. */
final class DeploymentOutputs {

    private DeploymentOutputs() {}

    /** Types and values; of secure ones the type alone. */
    static ObjectNode of(Template template, Evaluator evaluator) {
        ObjectNode body = Json.object();
        template.outputs().properties().forEach(output -> {
            JsonNode declaration = output.getValue();
            if (declaration.has("copy")) {
                throw InvalidTemplate.because("Loops over outputs are not implemented by azureml-local.");
            }
            if (!declaration.has("condition")
                    || evaluator.evaluate(declaration.path("condition")).asBoolean()) {
                String type = Parameters.type(declaration);
                ObjectNode shown = body.putObject(output.getKey()).put("type", type);
                if (!Parameters.secret(type)) {
                    shown.set("value", evaluator.evaluate(declaration.path("value")));
                }
            }
        });
        return body;
    }
}
