package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Claims that some callers have to bring, and the claims that tokens were asked for with. Thread-safe. */
final class ClaimsChallenges {

    private final Map<String, ObjectNode> required = new ConcurrentHashMap<>();
    private final Map<Long, ObjectNode> asked = new ConcurrentHashMap<>();

    /** From now on the caller's tokens must have been asked for with all of these claims. */
    void require(String objectId, ClaimsRequest claims) {
        required.put(objectId, claims.challenged());
    }

    void forget(String objectId) {
        required.remove(objectId);
    }

    /** Keeps what a token was asked for with; most ask for nothing. */
    void remember(long serial, ClaimsRequest claims) {
        ObjectNode challenged = claims.challenged();
        if (!challenged.isEmpty()) {
            asked.put(serial, challenged);
        }
    }

    boolean met(String objectId, long serial) {
        ObjectNode wanted = required.getOrDefault(objectId, Json.object());
        JsonNode brought = asked.getOrDefault(serial, Json.object());
        return wanted.properties().stream().allMatch(claim -> claim.getValue().equals(brought.get(claim.getKey())));
    }

    /** What the caller has to ask for. */
    ObjectNode required(String objectId) {
        return required.getOrDefault(objectId, Json.object());
    }
}
