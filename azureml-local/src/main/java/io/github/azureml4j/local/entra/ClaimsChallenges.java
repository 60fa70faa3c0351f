package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Claims that some callers have to bring, and the claims that tokens were asked for with. Thread-safe. */
final class ClaimsChallenges {

    private final Map<String, ClaimsRequest> required = new ConcurrentHashMap<>();
    private final Map<Long, ClaimsRequest> asked = new ConcurrentHashMap<>();

    /** From now on the caller's tokens must have been asked for with all of these claims. */
    void require(String objectId, ClaimsRequest claims) {
        required.put(objectId, claims);
    }

    void forget(String objectId) {
        required.remove(objectId);
    }

    /** Keeps what a token was asked for with; most ask for nothing. */
    void remember(long serial, ClaimsRequest claims) {
        if (!claims.challenged().isEmpty()) {
            asked.put(serial, claims);
        }
    }

    boolean met(String objectId, long serial) {
        ClaimsRequest wanted = required.getOrDefault(objectId, ClaimsRequest.NONE);
        return asked.getOrDefault(serial, ClaimsRequest.NONE).covers(wanted);
    }

    /** What the caller has to ask for. */
    ObjectNode required(String objectId) {
        return required.getOrDefault(objectId, ClaimsRequest.NONE).challenged();
    }
}
