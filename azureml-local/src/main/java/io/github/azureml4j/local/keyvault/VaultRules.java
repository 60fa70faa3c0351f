package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes a vault document good, and what the service adds to it. */
final class VaultRules {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]");
    private static final int DEFAULT_RETENTION = 90;
    private static final int SHORTEST_RETENTION = 7;

    private VaultRules() {}

    static void checkName(String name) {
        if (!isName(name)) {
            throw LocalError.badRequest(
                    "VaultNameNotValid",
                    "The vault name '" + name + "' is invalid. A vault's name must be between 3-24 alphanumeric"
                            + " characters. The name must begin with a letter, end with a letter or digit, and not"
                            + " contain consecutive hyphens.");
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The vault that a document describes. */
    static VaultRecord describe(ResourceId id, ObjectNode body, Optional<VaultRecord> old, String dnsSuffix) {
        JsonNode sent = body.path("properties");
        require(body.path("location").isTextual(), "The location property is required for this definition.");
        require(sent.path("tenantId").isTextual(), "The parameter tenantId is required.");
        require(
                sent.at("/sku/name").asText().matches("(?i)standard|premium"),
                "The parameter sku is required; its name is 'standard' or 'premium'.");
        AccessPolicies.check(sent.path("accessPolicies"));
        checkNetwork(sent);
        int retention = retention(sent, old);
        boolean soft = sent.path("enableSoftDelete")
                .asBoolean(old.map(VaultRecord::softDelete).orElse(true));
        boolean protection = purgeProtection(sent, old);
        require(soft || !protection, "The property \"enablePurgeProtection\" needs \"enableSoftDelete\" to be true.");
        String region = ArmService.region(body.path("location").asText());
        require(
                old.map(vault -> vault.region().equals(region)).orElse(true),
                "The location of a vault cannot be changed.");
        String uri = "https://" + id.name().toLowerCase(Locale.ROOT) + "." + dnsSuffix + "/";
        ResourceId known = old.map(VaultRecord::id).orElse(id);
        ObjectNode document = document(known, body, region);
        complete(document.withObject("properties"), uri, soft, retention, protection);
        return new VaultRecord(known, region, uri, sent.path("tenantId").asText(), retention, protection, document);
    }

    /** The vault as if it had been made before December 2020, when soft delete had to be asked for. */
    static VaultRecord withoutSoftDelete(VaultRecord vault) {
        ObjectNode document = vault.document().deepCopy();
        document.withObject("properties")
                .remove(List.of("enableSoftDelete", "softDeleteRetentionInDays", "enablePurgeProtection"));
        return new VaultRecord(
                vault.id(), vault.region(), vault.uri(), vault.tenantId(), vault.retentionDays(), false, document);
    }

    /** The document with the tags and properties of a patch in place of its own. */
    static ObjectNode merge(ObjectNode document, ObjectNode patch) {
        ObjectNode merged = document.deepCopy();
        if (patch.hasNonNull("tags")) {
            merged.set("tags", patch.get("tags"));
        }
        if (patch.path("properties") instanceof ObjectNode properties) {
            merged.withObject("properties").setAll(properties);
        }
        return merged;
    }

    /** The suffix of the cloud that a vault lives in. */
    static String suffix(String uri) {
        return uri.substring(uri.indexOf('.') + 1, uri.length() - 1);
    }

    private static ObjectNode document(ResourceId id, ObjectNode body, String region) {
        ObjectNode document = Json.object().put("id", id.text()).put("name", id.name());
        document.put("type", KeyVaultService.TYPE).put("location", region);
        JsonNode tags = body.get("tags");
        document.set("tags", tags == null || tags.isNull() ? Json.object() : tags);
        document.set("properties", body.path("properties").deepCopy());
        return document;
    }

    private static void complete(ObjectNode properties, String uri, boolean soft, int retention, boolean protection) {
        properties.remove("createMode");
        properties.remove("enablePurgeProtection");
        ObjectNode sku = properties.withObject("sku").put("family", "A");
        sku.put("name", sku.path("name").asText().toLowerCase(Locale.ROOT));
        if (!properties.path("accessPolicies").isArray()) {
            properties.putArray("accessPolicies");
        }
        properties.remove(List.of("enableSoftDelete", "softDeleteRetentionInDays"));
        if (soft) {
            properties.put("enableSoftDelete", true).put("softDeleteRetentionInDays", retention);
        }
        properties.put(
                "enableRbacAuthorization",
                properties.path("enableRbacAuthorization").asBoolean());
        properties.put("vaultUri", uri).put("provisioningState", "Succeeded");
        properties.put(
                "publicNetworkAccess", properties.path("publicNetworkAccess").asText("Enabled"));
        if (protection) {
            properties.put("enablePurgeProtection", true);
        }
    }

    private static void checkNetwork(JsonNode sent) {
        require(
                sent.path("publicNetworkAccess").asText("Enabled").matches("(?i)Enabled|Disabled|SecuredByPerimeter"),
                "The value of the property \"publicNetworkAccess\" is invalid.");
        JsonNode rules = sent.path("networkAcls");
        require(
                rules.path("defaultAction").asText("Allow").matches("Allow|Deny")
                        && rules.path("bypass").asText("None").matches("AzureServices|None"),
                "An invalid value was provided for 'networkAcls'.");
    }

    private static int retention(JsonNode sent, Optional<VaultRecord> old) {
        require(
                !sent.has("enableSoftDelete") || sent.path("enableSoftDelete").asBoolean(true),
                "The property \"enableSoftDelete\" cannot be set to false.");
        int before = old.map(VaultRecord::retentionDays).orElse(DEFAULT_RETENTION);
        int wanted = sent.path("softDeleteRetentionInDays").asInt(before);
        require(
                wanted >= SHORTEST_RETENTION && wanted <= DEFAULT_RETENTION,
                "The property \"softDeleteRetentionInDays\" must be between 7 and 90.");
        require(
                old.isEmpty() || wanted == before,
                "The property \"softDeleteRetentionInDays\" has been set already and it can't be modified.");
        return wanted;
    }

    private static boolean purgeProtection(JsonNode sent, Optional<VaultRecord> old) {
        JsonNode wanted = sent.path("enablePurgeProtection");
        require(
                !wanted.isBoolean() || wanted.asBoolean(),
                "The property \"enablePurgeProtection\" cannot be set to false. Enabling the purge protection for a vault is"
                        + " an irreversible action.");
        return wanted.asBoolean() || old.map(VaultRecord::purgeProtection).orElse(false);
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw LocalError.badRequest("BadRequest", otherwise);
        }
    }
}
