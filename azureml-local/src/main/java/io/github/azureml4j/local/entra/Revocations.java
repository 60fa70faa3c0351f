package io.github.azureml4j.local.entra;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which sessions and tokens are no longer good. Goes by the order in which they came about, not by their times: a
 * token of the same second as its revocation is old or new. Thread-safe.
 */
final class Revocations {

    private final AtomicLong serials = new AtomicLong();
    private final Map<String, Long> revoked = new ConcurrentHashMap<>();

    /** The place of something new in the order. */
    long next() {
        return serials.incrementAndGet();
    }

    /** Ends all that this principal has by now. */
    void revoke(String objectId) {
        revoked.put(objectId, serials.get());
    }

    boolean revoked(String objectId, long serial) {
        Long until = revoked.get(objectId);
        return until != null && serial <= until;
    }
}
