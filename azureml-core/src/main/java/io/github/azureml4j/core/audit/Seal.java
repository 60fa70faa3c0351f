package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A line and the hash at its end: {@code {…,"hash":"…"}}. Hashed is the hash of the line before, a line feed, and the line's own bytes
 * without its last member; there is no other way to write the same line, so no byte of it can be changed.
 *
 * @param body the line without its hash, as bytes of a JSON object
 * @param hash 64 hexadecimal digits in lower case
 */
@SuppressWarnings("ArrayRecordComponent")
record Seal(byte[] body, String hash) {
    /** What stands before the first line of a first file. */
    static final String NOTHING = "0".repeat(64);

    private static final String OPENING = ",\"hash\":\"";
    private static final String END = "\"}";
    private static final int LENGTH = OPENING.length() + 64 + END.length();

    static Seal over(String previous, ObjectNode line) {
        byte[] body = Json.text(line).getBytes(StandardCharsets.UTF_8);
        return new Seal(body, sha256((previous + "\n").getBytes(StandardCharsets.US_ASCII), body));
    }

    /** Reads a line; empty when it does not have the form. */
    static Optional<Seal> read(byte[] line) {
        int cut = line.length - LENGTH;
        if (cut < 1) {
            return Optional.empty();
        }
        String tail = new String(line, cut, LENGTH, StandardCharsets.ISO_8859_1);
        String hash = tail.substring(OPENING.length(), OPENING.length() + 64);
        if (!tail.startsWith(OPENING) || !tail.endsWith(END) || !hash.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(line, cut + 1);
        body[cut] = '}';
        return Optional.of(new Seal(body, hash));
    }

    boolean holdsAfter(String previous) {
        return hash.equals(sha256((previous + "\n").getBytes(StandardCharsets.US_ASCII), body));
    }

    /** The line as it is written, without its line feed. */
    byte[] bytes() {
        byte[] end = (OPENING + hash + END).getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(body, body.length - 1 + end.length);
        System.arraycopy(end, 0, line, body.length - 1, end.length);
        return line;
    }

    /** What the line says; a missing node where that is no JSON. */
    JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException broken) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }

    static String sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
