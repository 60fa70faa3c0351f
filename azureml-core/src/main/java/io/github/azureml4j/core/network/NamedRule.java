package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An outbound rule of a managed network, as the service described it. Immutable.
 *
 * @param name its name
 * @param rule what may be reached
 * @param category where it comes from
 * @param status whether it holds already
 */
public record NamedRule(String name, OutboundRule rule, RuleCategory category, NetworkStatus status) {

    static NamedRule of(JsonNode resource) {
        return of(resource.path("name").asText(), resource.path("properties"));
    }

    static NamedRule of(String name, JsonNode rule) {
        return new NamedRule(
                name,
                RuleDocument.read(rule),
                new RuleCategory(rule.path("category").asText("UserDefined")),
                new NetworkStatus(rule.path("status").asText("Inactive")));
    }
}
