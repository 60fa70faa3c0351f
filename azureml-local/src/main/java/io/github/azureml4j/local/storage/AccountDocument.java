package io.github.azureml4j.local.storage;

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

    static ObjectNode creating(ResourceId id, ObjectNode body, Instant now) {
        ObjectNode document =
                Json.object().put("id", id.text()).put("name", id.name()).put("type", StorageService.TYPE);
        document.setAll(body.deepCopy());
        if (document.get("sku") instanceof ObjectNode sku) {
            sku.put("tier", sku.path("name").asText().startsWith("Premium") ? "Premium" : "Standard");
        }
        return document.set(
                "properties",
                document.withObject("/properties")
                        .put("provisioningState", "Creating")
                        .put("creationTime", now.toString())
                        .put("primaryLocation", body.path("location").asText()));
    }

    static ObjectNode ready(StorageAccount account) {
        ObjectNode document = account.document().deepCopy();
        ObjectNode properties = document.withObject("/properties");
        properties.put("provisioningState", "Succeeded").put("statusOfPrimary", "available");
        if (!properties.has("supportsHttpsTrafficOnly")) {
            properties.put("supportsHttpsTrafficOnly", true);
        }
        String host = Hosts.BLOB.inCloudOf(account.region(), Map.of("account", account.name()));
        properties.putObject("primaryEndpoints").put("blob", "https://" + host + "/");
        return document;
    }

    /** What a PATCH, or a PUT on an account that is there, changes. */
    static ObjectNode merged(ObjectNode document, ObjectNode body) {
        ObjectNode changed = document.deepCopy();
        for (String whole : List.of("tags", "identity")) {
            if (body.has(whole)) {
                changed.set(whole, body.get(whole).deepCopy());
            }
        }
        if (body.get("properties") instanceof ObjectNode properties) {
            changed.withObject("/properties").setAll(properties.deepCopy());
        }
        return changed;
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
