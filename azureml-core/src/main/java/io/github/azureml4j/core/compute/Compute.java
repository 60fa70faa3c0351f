package io.github.azureml4j.core.compute;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the service says about a compute target. Immutable.
 *
 * @param id its ARM id, which jobs name
 * @param name its name in the workspace
 * @param type {@code AmlCompute}, {@code AKS}, {@code ComputeInstance}, …; the service may add others
 * @param location the region it is in; empty if not said
 * @param provisioningState {@code Succeeded}, {@code Creating}, {@code Failed}, …
 * @param attached whether it was made elsewhere and is only attached to the workspace
 * @param document the whole answer, with what this record does not name
 */
public record Compute(
        String id,
        String name,
        String type,
        String location,
        String provisioningState,
        boolean attached,
        JsonNode document) {

    static Compute of(JsonNode document) {
        JsonNode properties = document.path("properties");
        return new Compute(
                document.path("id").asText(),
                document.path("name").asText(),
                properties.path("computeType").asText(),
                document.path("location")
                        .asText(properties.path("computeLocation").asText("")),
                properties.path("provisioningState").asText(""),
                properties.path("isAttachedCompute").asBoolean(),
                document);
    }
}
