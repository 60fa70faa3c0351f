package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.http.Json;
import java.io.IOException;
import java.util.Base64;

/**
 * Who makes a call, as the claims of the access token name it; the token itself is not kept. Fields are empty where the token does not
 * say, or is none that can be read.
 *
 * @param objectId the principal's object id in the tenant ({@code oid})
 * @param applicationId the application that it signed in with ({@code appid}, in newer tokens {@code azp})
 * @param tenantId the tenant that issued the token ({@code tid})
 */
public record Actor(String objectId, String applicationId, String tenantId) {
    /** Nobody that is known: a call without sign-in, with an account key, or whose sign-in failed. */
    public static final Actor UNKNOWN = new Actor("", "", "");

    /**
     * Reads the claims of an access token. Its signature is the service's business.
     *
     * @param token the token
     */
    public static Actor of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return UNKNOWN;
        }
        try {
            JsonNode claims = Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
            String application = claims.path("appid").asText(claims.path("azp").asText(""));
            return new Actor(
                    claims.path("oid").asText(""),
                    application,
                    claims.path("tid").asText(""));
        } catch (IOException | IllegalArgumentException opaque) {
            return UNKNOWN;
        }
    }

    ObjectNode document() {
        ObjectNode who = Json.mapper().createObjectNode();
        put(who, "objectId", objectId);
        put(who, "applicationId", applicationId);
        put(who, "tenantId", tenantId);
        return who;
    }

    private static void put(ObjectNode who, String name, String value) {
        if (!value.isEmpty()) {
            who.put(name, value);
        }
    }
}
