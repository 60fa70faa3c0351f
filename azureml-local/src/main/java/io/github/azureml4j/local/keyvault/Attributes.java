package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import org.jspecify.annotations.Nullable;

/**
 * When a version of a key or secret may be used.
 *
 * @param notBefore seconds since 1970, or null
 * @param expires seconds since 1970, or null
 */
record Attributes(
        boolean enabled, @Nullable Long notBefore, @Nullable Long expires, long created, long updated) {

    /** Those of a new version. */
    static Attributes of(JsonNode sent, long now) {
        return new Attributes(true, null, null, now, now).with(sent, now);
    }

    /** The same with what a client wants changed. */
    Attributes with(JsonNode sent, long now) {
        return new Attributes(
                sent.path("enabled").asBoolean(enabled),
                sent.hasNonNull("nbf") ? Long.valueOf(sent.path("nbf").asLong()) : notBefore,
                sent.hasNonNull("exp") ? Long.valueOf(sent.path("exp").asLong()) : expires,
                created,
                now);
    }

    /** Why it may not be used at that time, or null. */
    @Nullable
    String refusal(long now) {
        if (!enabled) {
            return "disabled";
        }
        if (notBefore != null && now < notBefore) {
            return "not yet valid";
        }
        return expires != null && now >= expires ? "expired" : null;
    }

    ObjectNode toWire(VaultRecord vault) {
        ObjectNode body = Json.object().put("enabled", enabled);
        if (notBefore != null) {
            body.put("nbf", notBefore);
        }
        if (expires != null) {
            body.put("exp", expires);
        }
        body.put("created", created).put("updated", updated);
        return body.put("recoveryLevel", vault.recoveryLevel()).put("recoverableDays", vault.retentionDays());
    }
}
