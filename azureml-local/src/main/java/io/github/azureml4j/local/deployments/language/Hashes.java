package io.github.azureml4j.local.deployments.language;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/** Names made of other names: the same arguments give the same name. */
final class Hashes {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int UNIQUE_LENGTH = 13;

    /** In which Azure makes its GUIDs, by its documentation of {@code guid}. */
    private static final UUID NAMESPACE = UUID.fromString("11fb06fb-712d-4ddd-98c7-e71bbd588830");

    private Hashes() {}

    static String unique(List<String> names) {
        byte[] digest = digest("SHA-256", join(names));
        StringBuilder unique = new StringBuilder();
        for (int i = 0; i < UNIQUE_LENGTH; i++) {
            unique.append(ALPHABET.charAt(digest[i] & 31));
        }
        return unique.toString();
    }

    /** Version 5 of RFC 4122. */
    static String guid(List<String> names) {
        byte[] name = join(names);
        ByteBuffer bytes = ByteBuffer.allocate(16 + name.length);
        bytes.putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name);
        byte[] digest = digest("SHA-1", bytes.array());
        digest[6] = (byte) ((digest[6] & 0x0f) | 0x50);
        digest[8] = (byte) ((digest[8] & 0x3f) | 0x80);
        ByteBuffer guid = ByteBuffer.wrap(digest);
        return new UUID(guid.getLong(), guid.getLong()).toString();
    }

    private static byte[] join(List<String> names) {
        return String.join("-", names).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
