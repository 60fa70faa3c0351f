package io.github.azureml4j.local.entra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The proof key that binds a code to the client that asked for it (RFC 7636).
 *
 * @param value the {@code code_challenge}
 * @param hashed whether it is the SHA-256 of the verifier ({@code S256}) or the verifier itself ({@code plain})
 */
record Challenge(String value, boolean hashed) {

    boolean metBy(String verifier) {
        byte[] shown = (hashed ? hash(verifier) : verifier).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(shown, value.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
