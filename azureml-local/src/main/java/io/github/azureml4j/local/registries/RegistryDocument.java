package io.github.azureml4j.local.registries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A registry as ARM writes it ({@code Registry}): what was sent, and what the service adds. */
final class RegistryDocument {

    private static final List<String> OWN =
            List.of("loginServer", "creationDate", "provisioningState", "status", "privateEndpointConnections");

    private RegistryDocument() {}

    static ObjectNode of(ResourceId id, ObjectNode body, Instant now) {
        ObjectNode document = body.deepCopy();
        document.put("id", id.text()).put("name", id.name()).put("type", RegistryService.TYPE);
        document.put("location", ArmService.region(body.path("location").asText()));
        if (!document.path("tags").isObject()) {
            document.putObject("tags");
        }
        tier(document);
        ObjectNode properties = document.withObject("/properties");
        OWN.forEach(properties::remove);
        properties.put("loginServer", id.name().toLowerCase(Locale.ROOT) + ".azurecr.io");
        properties.put("creationDate", now.toString()).put("provisioningState", "Creating");
        defaults().properties().forEach(entry -> properties.putIfAbsent(entry.getKey(), entry.getValue()));
        return document;
    }

    /** The document after a PATCH, or after a PUT to a registry that is there. */
    static ObjectNode changed(ObjectNode now, ObjectNode sent) {
        ObjectNode document = now.deepCopy();
        for (String part : List.of("tags", "sku", "identity")) {
            if (sent.path(part).isObject()) {
                document.set(part, sent.get(part).deepCopy());
            }
        }
        tier(document);
        ObjectNode properties = document.withObject("/properties");
        sent.path("properties").properties().stream()
                .filter(entry ->
                        !OWN.contains(entry.getKey()) && !entry.getValue().isNull())
                .forEach(
                        entry -> properties.set(entry.getKey(), entry.getValue().deepCopy()));
        return document;
    }

    private static void tier(ObjectNode document) {
        JsonNode name = document.at("/sku/name");
        document.withObject("/sku").put("tier", name.asText());
    }

    private static ObjectNode defaults() {
        ObjectNode defaults = Json.object().put("adminUserEnabled", false);
        defaults.put("publicNetworkAccess", "Enabled").put("networkRuleBypassOptions", "AzureServices");
        defaults.put("zoneRedundancy", "Disabled").put("dataEndpointEnabled", false);
        defaults.putObject("encryption").put("status", "disabled");
        return defaults;
    }
}
