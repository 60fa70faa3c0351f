package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;

/** What checks ask of compute documents. */
final class Computes {
    private Computes() {}

    /** The names of those that are not as wanted. */
    static List<String> lacking(List<JsonNode> computes, Predicate<JsonNode> wanted) {
        return computes.stream()
                .filter(wanted.negate())
                .map(compute -> compute.path("name").asText())
                .toList();
    }

    /** Those of some types. */
    static List<JsonNode> of(List<JsonNode> computes, String... types) {
        return computes.stream()
                .filter(compute -> List.of(types).stream().anyMatch(type(compute)::equalsIgnoreCase))
                .toList();
    }

    /** Clusters and instances: machines that the workspace makes. */
    static List<JsonNode> machines(List<JsonNode> computes) {
        return of(computes, "AmlCompute", "ComputeInstance");
    }

    /** Whether it was there before the workspace took it. */
    static boolean isAttached(JsonNode compute) {
        return compute.at("/properties/isAttachedCompute").asBoolean();
    }

    static String type(JsonNode compute) {
        return compute.at("/properties/computeType").asText();
    }

    static String subnet(JsonNode compute) {
        JsonNode inner = inner(compute);
        String id = inner.at("/subnet/id").asText("");
        return id.isEmpty() ? inner.at("/aksNetworkingConfiguration/subnetId").asText("") : id;
    }

    /** The properties that belong to the type. */
    static JsonNode inner(JsonNode compute) {
        return compute.at("/properties/properties");
    }
}
