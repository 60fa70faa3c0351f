package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims that a client asks for ({@code claims} of OpenID Connect Core, 5.5): what it can do ({@code CP1}), and what
 * a resource challenged it to bring.
 *
 * @param accessToken the part about the access token
 */
record ClaimsRequest(ObjectNode accessToken) {

    static final ClaimsRequest NONE = new ClaimsRequest(Json.object());

    private static final String CAPABILITIES = "xms_cc";

    static ClaimsRequest parse(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return NONE;
        }
        try {
            JsonNode part = Json.parse(json.getBytes(StandardCharsets.UTF_8)).path("access_token");
            return part instanceof ObjectNode object ? new ClaimsRequest(object) : NONE;
        } catch (LocalError notJson) {
            throw Refusals.invalidParameter("claims");
        }
    }

    /** Whether the client says that it understands claims challenges. */
    boolean canBeChallenged() {
        return values(CAPABILITIES).stream().anyMatch("cp1"::equalsIgnoreCase);
    }

    /** The authentication contexts asked for, such as {@code p1} or {@code c1}. */
    List<String> contexts() {
        return values("acrs");
    }

    /** What is asked beyond saying what the client can do. */
    ObjectNode challenged() {
        return accessToken.deepCopy().without(CAPABILITIES);
    }

    /** Whether all that another request wants is asked for here; libraries may write the same wish otherwise. */
    boolean covers(ClaimsRequest wanted) {
        return wanted.challenged().properties().stream()
                .map(Map.Entry::getKey)
                .allMatch(claim -> accessToken.has(claim) && values(claim).containsAll(wanted.values(claim)));
    }

    /** As a client would send it. */
    String toJson() {
        return Json.object().set("access_token", accessToken).toString();
    }

    private List<String> values(String claim) {
        List<String> values = new ArrayList<>();
        JsonNode asked = accessToken.path(claim);
        asked.path("values").forEach(value -> values.add(value.asText()));
        if (asked.has("value")) {
            values.add(asked.path("value").asText());
        }
        return values;
    }
}
