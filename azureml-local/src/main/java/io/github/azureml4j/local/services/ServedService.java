package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A web service as those see it who watch it being called.
 *
 * @param workspace the scope of its workspace
 * @param id of its deployment
 * @param document as the world may read it
 */
public record ServedService(String workspace, String name, String id, List<String> modelIds, ObjectNode document) {

    static ServedService of(Webservice service) {
        return new ServedService(
                service.workspace(), service.name(), service.operation().id(), service.modelIds(), service.document());
    }

    /** {@code ACI} or {@code AKS}. */
    public String computeType() {
        return document.path("computeType").asText();
    }

    /** Whether its requests are reported. */
    public boolean reported() {
        return document.path("appInsightsEnabled").asBoolean();
    }

    /** Whether its inputs and answers are collected. */
    public boolean collected() {
        return document.at("/dataCollection/storageEnabled").asBoolean();
    }

    /** Whether answers are reported too: unless its environment says otherwise, as in Azure. */
    public boolean reportsAnswers() {
        JsonNode said = document.at("/environment/environmentVariables/APP_INSIGHTS_LOG_RESPONSE_ENABLED");
        return !said.asText("true").equalsIgnoreCase("false");
    }
}
