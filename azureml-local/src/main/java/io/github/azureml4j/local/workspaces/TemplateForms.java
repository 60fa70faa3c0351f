package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * How a template writes a workspace, since its parameters are words: switches as {@code "true"}, what is not wanted as empty
 * text, a customer's own stores by the names of older previews. Seen in the template that azure-ai-ml sends; that the
 * service takes it so is why that client works.
 */
final class TemplateForms {

    private static final Map<String, String> OLDER_NAMES = Map.of(
            "cosmosDbArmId", "cosmosDbResourceId",
            "storageAccountArmId", "storageAccountResourceId",
            "SearchAccountArmId", "searchAccountResourceId");

    private TemplateForms() {}

    /** Brings the body of a PUT into the form that the published contract has. */
    static void settle(ObjectNode body) {
        if (!(body.get("properties") instanceof ObjectNode properties)) {
            return;
        }
        SettingRules.SWITCHES.forEach(name -> settleSwitch(properties, name));
        removeEmpty(properties);
        if (properties.get("encryption") instanceof ObjectNode encryption) {
            settle(encryption, properties);
        }
    }

    private static void settle(ObjectNode encryption, ObjectNode properties) {
        OLDER_NAMES.forEach((older, name) -> {
            JsonNode store = encryption.remove(older);
            if (store != null && !store.asText().isEmpty()) {
                encryption.set(name, store);
            }
        });
        removeEmpty(encryption);
        if (encryption.get("keyVaultProperties") instanceof ObjectNode key) {
            removeEmpty(key);
        }
        boolean disabled = encryption.path("status").asText().equalsIgnoreCase("Disabled");
        if (disabled && encryption.path("keyVaultProperties").isEmpty()) {
            properties.remove("encryption");
        }
    }

    private static void settleSwitch(ObjectNode properties, String name) {
        String text = properties.path(name).isTextual() ? properties.path(name).asText() : "";
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            properties.set(name, BooleanNode.valueOf(text.equalsIgnoreCase("true")));
        }
    }

    private static void removeEmpty(ObjectNode node) {
        List<String> empty = node.properties().stream()
                .filter(entry -> entry.getValue().isTextual()
                        && entry.getValue().asText().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        node.remove(empty);
    }
}
