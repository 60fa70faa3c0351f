package io.github.azureml4j.local.front;

import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;

/** Every id and random value of the emulator, from one source that a test may seed. Thread-safe. */
public final class Ids {

    private final Random random;

    private Ids(Random random) {
        this.random = random;
    }

    public static Ids random() {
        return new Ids(new SecureRandom());
    }

    /** The same ids in the same order, for golden files. */
    public static Ids seeded(long seed) {
        return new Ids(new Random(seed));
    }

    /** A random (version 4) GUID. */
    public String uuid() {
        byte[] bytes = bytes(16);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }

    /** Lower-case hexadecimal digits. */
    public String hex(int digits) {
        return java.util.HexFormat.of().formatHex(bytes((digits + 1) / 2)).substring(0, digits);
    }

    /** Random bytes, for keys and salts. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
