package io.github.azureml4j.conformance.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Something that must be found nowhere.
 *
 * @param kind what it is: the name of the field, header or parameter that held it
 * @param value its value
 */
record Secret(String kind, String value) {
    /** Shorter ones cannot be told from ordinary words. */
    static final int SHORTEST = 8;

    boolean searchable() {
        return value.length() >= SHORTEST;
    }

    /** A report must not tell what it found. */
    @Override
    public String toString() {
        return kind + " #" + fingerprint() + " of " + value.length() + " characters";
    }

    private String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
