package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;

/** The two keys of a service. */
record ServiceKeys(String primary, String secondary) {

    private static final int DIGITS = 32;

    /** The keys of a create request, or fresh ones; a secondary without a primary is dropped (contract 7.2). */
    static ServiceKeys of(JsonNode given, Ids ids) {
        String primary = given.path("primaryKey").asText("");
        String secondary = given.path("secondaryKey").asText("");
        return primary.isEmpty()
                ? new ServiceKeys(ids.hex(DIGITS), ids.hex(DIGITS))
                : new ServiceKeys(primary, secondary.isEmpty() ? ids.hex(DIGITS) : secondary);
    }

    /** With one key replaced: by the given value, or by a fresh one. */
    ServiceKeys regenerated(String keyType, String keyValue, Ids ids) {
        String value = keyValue.isEmpty() ? ids.hex(DIGITS) : keyValue;
        return switch (keyType) {
            case "Primary" -> new ServiceKeys(value, secondary);
            case "Secondary" -> new ServiceKeys(primary, value);
            default ->
                throw LocalError.badRequest("BadRequest", "keyType is Primary or Secondary, not " + keyType + ".");
        };
    }

    boolean opens(String credential) {
        return credential.equals(primary) || credential.equals(secondary);
    }

    ObjectNode toWire() {
        return Json.object().put("primaryKey", primary).put("secondaryKey", secondary);
    }

    @Override
    public String toString() {
        return "ServiceKeys[redacted]";
    }
}
