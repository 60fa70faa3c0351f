package io.github.azureml4j.core.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/** Names that follow from what they name (UUIDs of version 5, RFC 9562), so that a repeated request is the same request. */
final class Names {
    private static final UUID SPACE = UUID.fromString("5a0f6f0e-8f55-5c39-9a4e-7c3f6f6f2d11");

    private Names() {}

    static UUID assignment(String scope, String principalId, Role role) {
        return of(SPACE, "assignment|" + scope + "|" + principalId + "|" + role.id());
    }

    static UUID definition(String scope, String name) {
        return of(SPACE, "definition|" + scope + "|" + name);
    }

    /** Names that differ in case alone are the same to ARM. */
    private static UUID of(UUID space, String name) {
        return version5(space, name.toLowerCase(Locale.ROOT));
    }

    static UUID version5(UUID space, String name) {
        MessageDigest digest = sha1();
        digest.update(ByteBuffer.allocate(16)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
