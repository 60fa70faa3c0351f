package io.github.azureml4j.core.security.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of an account with their values, as short as they are needed. Shows none of them. Immutable. */
final class KeyPair {
    private static final int PRINT_BYTES = 16;

    private final Map<String, String> values;
    private final List<AccountKey> keys;

    private KeyPair(Map<String, String> values, List<AccountKey> keys) {
        this.values = values;
        this.keys = keys;
    }

    /** From an answer of {@code StorageAccounts_ListKeys} or {@code StorageAccounts_RegenerateKey}. */
    static KeyPair of(JsonNode answer) {
        Map<String, String> values = new LinkedHashMap<>();
        List<AccountKey> keys = new ArrayList<>();
        for (JsonNode key : answer.path("keys")) {
            String name = key.path("keyName").asText();
            String created = key.path("creationTime").asText("");
            values.put(name, key.path("value").asText());
            keys.add(new AccountKey(
                    name,
                    created.isEmpty() ? null : OffsetDateTime.parse(created).toInstant()));
        }
        return new KeyPair(values, keys);
    }

    List<AccountKey> keys() {
        return List.copyOf(keys);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The name of the key that has this value. */
    Optional<String> named(String value) {
        return values.entrySet().stream()
                .filter(key -> key.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * What tells a key's value from its successor without telling it: a digest of 512 random bits cannot be guessed backwards, and half
     * of it is kept.
     */
    String print(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(value(name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, PRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "KeyPair" + values.keySet();
    }
}
