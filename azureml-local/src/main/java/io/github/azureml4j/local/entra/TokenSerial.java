package io.github.azureml4j.local.entra;

import java.nio.ByteBuffer;
import java.util.Base64;

/** A token's place in the order of all tokens, carried in its {@code uti}: 22 characters, as Entra's own. */
final class TokenSerial {

    private TokenSerial() {}

    /**
     * The claim's text.
     *
     * @param random eight bytes that make the claim look like what it is at Entra: an opaque unique id
     */
    static String write(long serial, byte[] random) {
        byte[] bytes = ByteBuffer.allocate(16).putLong(serial).put(random).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The place that a signed token's claim names. */
    static long read(String uti) {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(uti)).getLong();
    }
}
