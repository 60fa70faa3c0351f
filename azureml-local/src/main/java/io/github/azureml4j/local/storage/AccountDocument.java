package io.github.azureml4j.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** ARM's document of a storage account: the client's properties, and those that the service adds (storage.json). */
final class AccountDocument {

    private static final String NAME_RULE = "[a-z0-9]{3,24}";

    private AccountDocument() {}

    static void check(ResourceId id, ObjectNode body) {
        if (!id.name().matches(NAME_RULE)) {
            throw LocalError.badRequest(
                    "AccountNameInvalid",
                    id.name() + " is not a valid storage account name. Storage account name must be between 3 and 24"
                            + " characters in length and use numbers and lower-case letters only.");
        }
        for (String required : List.of("location", "kind", "sku")) {
            if (!body.has(required)) {
                throw LocalError.badRequest(
                        "InvalidRequestContent", "The request lacks the required property '" + required + "'.");
            }
        }
    }

    static boolean isName(String name) {
        return name.matches(NAME_RULE);
    }

    static ObjectNode creating(ResourceId id, ObjectNode body, Instant now) {
        ObjectNode document =
                Json.object().put("id", id.text()).put("name", id.name()).put("type", StorageService.TYPE);
        document.setAll(body.deepCopy());
        addTier(document);
        return document.set(
                "properties",
                document.withObject("/properties")
                        .put("provisioningState", "Creating")
                        .put("creationTime", now.toString())
                        .put("primaryLocation", body.path("location").asText()));
    }

    private static void addTier(ObjectNode document) {
        if (document.get("sku") instanceof ObjectNode sku) {
            sku.put("tier", sku.path("name").asText().startsWith("Premium") ? "Premium" : "Standard");
        }
    }

    static ObjectNode ready(StorageAccount account) {
        ObjectNode document = account.document().deepCopy();
        ObjectNode properties = document.withObject("/properties");
        properties.put("provisioningState", "Succeeded").put("statusOfPrimary", "available");
        if (!properties.has("supportsHttpsTrafficOnly")) {
            properties.put("supportsHttpsTrafficOnly", true);
        }
        String host = Hosts.BLOB.inCloudOf(account.region(), Map.of("account", account.name()));
        if (!properties.has("encryption")) {
            properties.putObject("encryption").put("keySource", "Microsoft.Storage");
        }
        properties.putObject("primaryEndpoints").put("blob", "https://" + host + "/");
        return document;
    }

    /** What a PATCH, or a PUT on an account that is there, changes. */
    static ObjectNode merged(ObjectNode document, ObjectNode body) {
        ObjectNode changed = document.deepCopy();
        checkKept(document.path("properties"), body.path("properties"));
        for (String whole : List.of("tags", "identity", "sku", "kind")) {
            if (body.has(whole)) {
                changed.set(whole, body.get(whole).deepCopy());
            }
        }
        addTier(changed);
        if (body.get("properties") instanceof ObjectNode properties) {
            changed.withObject("/properties").setAll(properties.deepCopy());
        }
        return changed;
    }

    /** What an account was made with for good. */
    private static void checkKept(JsonNode properties, JsonNode sent) {
        for (String kept : List.of("isHnsEnabled", "isNfsV3Enabled")) {
            if (sent.has(kept)
                    && sent.path(kept).asBoolean() != properties.path(kept).asBoolean()) {
                throw LocalError.badRequest(
                        "AccountPropertyCannotBeUpdated",
                        "The property '" + kept
                                + "' was specified in the input, but it cannot be updated as the account"
                                + " is already created.");
            }
        }
    }

    /** The account with the times of its keys in its document. */
    static StorageAccount dated(StorageAccount account) {
        ObjectNode document = account.document().deepCopy();
        ObjectNode times = document.withObject("/properties").putObject("keyCreationTime");
        account.keys().forEach(key -> times.put(key.name(), key.created().toString()));
        return account.withDocument(document);
    }

    /** The keys as {@code listKeys} answers them. */
    static ObjectNode keys(StorageAccount account) {
        ObjectNode body = Json.object();
        var keys = body.putArray("keys");
        account.keys()
                .forEach(key -> keys.addObject()
                        .put("creationTime", key.created().toString())
                        .put("keyName", key.name())
                        .put("value", key.value())
                        .put("permissions", "Full"));
        return body;
    }
}
