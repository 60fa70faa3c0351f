package io.github.azureml4j.core.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/**
 * The status of an operation or of a resource, in whichever spelling the plane uses.
 *
 * @param text the service's own word
 */
record OperationStatus(String text) {
    private static final Set<String> GOOD = Set.of("succeeded", "completed");
    private static final Set<String> BAD = Set.of("failed", "canceled", "cancelled", "timedout");

    /** The status in a status document: {@code status} on Resource Manager, {@code state} on model management. */
    static OperationStatus ofDocument(JsonNode document) {
        return new OperationStatus(
                document.path("status").asText(document.path("state").asText("")));
    }

    /** The provisioning state of a resource; a resource without one is ready. */
    static OperationStatus ofResource(JsonNode resource) {
        String state = resource.path("properties").path("provisioningState").asText("");
        return new OperationStatus(state.isEmpty() ? "Succeeded" : state);
    }

    boolean succeeded() {
        return GOOD.contains(normal());
    }

    boolean failed() {
        return BAD.contains(normal());
    }

    private String normal() {
        return text.toLowerCase(Locale.ROOT);
    }
}
