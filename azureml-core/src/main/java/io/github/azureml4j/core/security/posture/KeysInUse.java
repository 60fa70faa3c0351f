package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** N11: web services and online endpoints that keys open. A key that is seen counts, whatever could not be seen beside it. */
final class KeysInUse {
    private static final String GOOD = "are called with tokens";
    private static final String BAD = "are called with keys, or by anybody";

    private KeysInUse() {}

    static Assessment check(Estate estate) {
        return Assessment.together(
                estate.services().assess(KeysInUse::services),
                estate.onlineEndpoints().assess(KeysInUse::endpoints));
    }

    private static Assessment services(List<JsonNode> services) {
        return new Census(
                        "web services",
                        GOOD,
                        BAD,
                        "On AKS, update them with tokenAuth(); ACI knows no tokens: move them to AKS or an online endpoint.")
                .of(services.size(), ServiceControls.names(services, service -> !ServiceControls.hasTokens(service)));
    }

    private static Assessment endpoints(List<JsonNode> endpoints) {
        return new Census("online endpoints", GOOD, BAD, "az ml online-endpoint update --set auth_mode=aad_token.")
                .of(
                        endpoints.size(),
                        endpoints.stream()
                                .filter(endpoint -> endpoint.at("/properties/authMode")
                                        .asText("Key")
                                        .equalsIgnoreCase("Key"))
                                .map(endpoint -> endpoint.path("name").asText())
                                .toList());
    }
}
