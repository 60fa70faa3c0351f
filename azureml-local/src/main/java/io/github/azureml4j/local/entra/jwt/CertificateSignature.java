package io.github.azureml4j.local.entra.jwt;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Which certificate a token says it is signed with, and whether it is: RS256 and PS256, the two that Entra takes. */
public final class CertificateSignature {

    private static final PSSParameterSpec PS256 =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private CertificateSignature() {}

    /**
     * Whether the header names this certificate: by the SHA-1 of {@code x5t}, the SHA-256 of {@code x5t#S256}, or whole
     * as the first of {@code x5c}. Libraries disagree on base64 and base64url, and on padding; Entra takes all.
     */
    public static boolean names(Jwt jwt, X509Certificate certificate) {
        byte[] encoded = encoded(certificate);
        String sha256 = jwt.header().path("x5t#S256").asText();
        String sha1 = jwt.header().path("x5t").asText();
        if (!sha256.isEmpty() || !sha1.isEmpty()) {
            return sha256.isEmpty()
                    ? matches(sha1, digest("SHA-1", encoded))
                    : matches(sha256, digest("SHA-256", encoded));
        }
        return matches(jwt.header().path("x5c").path(0).asText(), encoded);
    }

    /** The thumbprint that the header names, as Entra's refusals show it. */
    public static String thumbprint(Jwt jwt) {
        String sha256 = jwt.header().path("x5t#S256").asText();
        byte[] named = decode(sha256.isEmpty() ? jwt.header().path("x5t").asText() : sha256);
        return named == null ? "" : HexFormat.of().withUpperCase().formatHex(named);
    }

    /** Whether the certificate's key made the token's signature. */
    public static boolean made(Jwt jwt, X509Certificate certificate) {
        try {
            Signature signature = algorithm(jwt.header().path("alg").asText());
            signature.initVerify(certificate.getPublicKey());
            signature.update(jwt.content());
            return signature.verify(jwt.signature());
        } catch (GeneralSecurityException notThisKey) {
            return false;
        }
    }

    private static Signature algorithm(String name) throws GeneralSecurityException {
        if (name.equals("PS256")) {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(PS256);
            return signature;
        }
        if (name.equals("RS256")) {
            return Signature.getInstance("SHA256withRSA");
        }
        throw new GeneralSecurityException("not an algorithm for client assertions: " + name);
    }

    private static boolean matches(String named, byte[] expected) {
        byte[] bytes = decode(named);
        return bytes != null && bytes.length > 0 && MessageDigest.isEqual(bytes, expected);
    }

    private static byte @Nullable [] decode(String base64) {
        try {
            String plain = base64.replace('-', '+').replace('_', '/').replace("=", "");
            return Base64.getDecoder().decode(plain);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate without an encoding", e);
        }
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks " + algorithm, e);
        }
    }
}
