package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Ids;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys that principals are given to sign with in place of the account's. A key follows from what is said in it, so that
 * a signature can be checked by its address alone. Thread-safe.
 */
final class UserDelegation {

    private static final int BYTES = 32;

    private final Ids ids;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    UserDelegation(Ids ids) {
        this.ids = ids;
    }

    /**
     * What a key was given for, as its signatures repeat it.
     *
     * @param start in ISO 8601, in whole seconds
     * @param expiry in ISO 8601, in whole seconds
     */
    record Terms(String objectId, String tenantId, String start, String expiry, String service, String version) {

        String text() {
            return String.join("\n", objectId, tenantId, start, expiry, service, version);
        }
    }

    /** The key in base64. */
    String key(String account, Terms terms) {
        return Signature.of(terms.text(), secrets.computeIfAbsent(account, name -> secret()));
    }

    /** Makes every key of the account void. */
    void revoke(String account) {
        secrets.remove(account);
    }

    private String secret() {
        return Base64.getEncoder().encodeToString(ids.bytes(BYTES));
    }
}
