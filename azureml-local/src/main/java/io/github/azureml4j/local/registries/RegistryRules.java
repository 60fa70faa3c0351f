package io.github.azureml4j.local.registries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.regex.Pattern;

/** What a registry must be like. Codes and words are ASSUMED where no published text gives them. */
final class RegistryRules {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]{5,50}");
    private static final List<String> TIERS = List.of("Basic", "Standard", "Premium");

    private RegistryRules() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static void checkNew(ResourceId id, ObjectNode body) {
        if (!isName(id.name())) {
            throw LocalError.badRequest(
                    "RegistryNameInvalid",
                    "The registry name '" + id.name() + "' is invalid. It has 5 to 50 letters and digits.");
        }
        if (body.path("location").asText().isBlank()) {
            throw LocalError.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        check(body);
    }

    /** What only the Premium tier has. */
    static void check(JsonNode document) {
        String tier = document.at("/sku/name").asText();
        if (!TIERS.contains(tier)) {
            throw LocalError.badRequest("SkuInvalid", "The registry SKU '" + tier + "' is none of " + TIERS + ".");
        }
        JsonNode properties = document.path("properties");
        premium(tier, isEncrypted(document), "Customer-managed keys");
        premium(tier, properties.path("publicNetworkAccess").asText().equals("Disabled"), "Disabled public access");
        premium(tier, properties.path("networkRuleSet").isObject(), "Network rules");
    }

    static void checkChange(ObjectNode before, ObjectNode after) {
        check(after);
        if (isEncrypted(before) != isEncrypted(after)) {
            throw LocalError.badRequest(
                    "CannotUpdateEncryption",
                    "The encryption of a registry with a customer-managed key is settled when the registry is made.");
        }
    }

    static boolean isEncrypted(JsonNode document) {
        return document.at("/properties/encryption/status").asText().equals("enabled");
    }

    private static void premium(String tier, boolean wanted, String what) {
        if (wanted && !tier.equals("Premium")) {
            throw LocalError.badRequest(
                    "FeatureNotSupported", what + " are not supported for the registry SKU '" + tier + "'.");
        }
    }
}
