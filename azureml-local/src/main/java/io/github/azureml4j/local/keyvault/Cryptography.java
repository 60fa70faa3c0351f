package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.front.LocalError;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;

/** What a vault does with a key, by the names of JSON web algorithms. */
final class Cryptography {

    /** DER in front of a digest in a PKCS #1 signature (RFC 8017, 9.2), by algorithm. */
    private static final Map<String, String> DIGEST_PREFIXES = Map.of(
            "RS256", "3031300d060960864801650304020105000420",
            "RS384", "3041300d060960864801650304020205000430",
            "RS512", "3051300d060960864801650304020305000440");

    private static final Map<String, String> CURVES = Map.of("ES256", "P-256", "ES384", "P-384", "ES512", "P-521");

    private Cryptography() {}

    /** Encrypts, which is also what wrapping is. */
    static byte[] encrypt(KeyVersion key, String algorithm, byte[] plain) {
        return cipher(key, algorithm, Cipher.ENCRYPT_MODE, plain);
    }

    /** Decrypts, which is also what unwrapping is. */
    static byte[] decrypt(KeyVersion key, String algorithm, byte[] secret) {
        return cipher(key, algorithm, Cipher.DECRYPT_MODE, secret);
    }

    /** Signs a digest. */
    static byte[] sign(KeyVersion key, String algorithm, byte[] digest) {
        try {
            Signature signature = signature(key, algorithm, digest.length);
            signature.initSign(key.pair().getPrivate());
            signature.update(content(algorithm, digest));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw VaultErrors.badParameter("The digest cannot be signed with " + algorithm + ".");
        }
    }

    /** Whether a signature is the key's own over a digest. */
    static boolean verify(KeyVersion key, String algorithm, byte[] digest, byte[] proof) {
        try {
            Signature signature = signature(key, algorithm, digest.length);
            signature.initVerify(key.pair().getPublic());
            signature.update(content(algorithm, digest));
            return signature.verify(proof);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static byte[] cipher(KeyVersion key, String algorithm, int mode, byte[] input) {
        if (!key.isRsa()) {
            throw unfit(key, algorithm);
        }
        try {
            Cipher cipher =
                    Cipher.getInstance(algorithm.equals("RSA1_5") ? "RSA/ECB/PKCS1Padding" : "RSA/ECB/OAEPPadding");
            AlgorithmParameterSpec padding = padding(key, algorithm);
            cipher.init(
                    mode,
                    mode == Cipher.ENCRYPT_MODE
                            ? key.pair().getPublic()
                            : key.pair().getPrivate(),
                    padding);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw VaultErrors.badParameter("The value cannot be processed with " + algorithm + ".");
        }
    }

    private static @Nullable AlgorithmParameterSpec padding(KeyVersion key, String algorithm) {
        return switch (algorithm) {
            case "RSA1_5" -> null;
            case "RSA-OAEP" -> oaep("SHA-1", MGF1ParameterSpec.SHA1);
            case "RSA-OAEP-256" -> oaep("SHA-256", MGF1ParameterSpec.SHA256);
            default -> throw unfit(key, algorithm);
        };
    }

    private static OAEPParameterSpec oaep(String digest, MGF1ParameterSpec mask) {
        return new OAEPParameterSpec(digest, "MGF1", mask, PSource.PSpecified.DEFAULT);
    }

    private static Signature signature(KeyVersion key, String algorithm, int digestLength)
            throws GeneralSecurityException {
        if (algorithm.startsWith("PS")) {
            throw LocalError.notImplemented("RSA-PSS signatures (" + algorithm + ")");
        }
        boolean fits = key.isRsa()
                ? DIGEST_PREFIXES.containsKey(algorithm)
                : key.shape().equals(CURVES.get(algorithm));
        if (!fits) {
            throw unfit(key, algorithm);
        }
        if (digestLength != Integer.parseInt(algorithm.substring(2)) / 8) {
            throw VaultErrors.badParameter(
                    "Invalid length of value: " + digestLength + " bytes for " + algorithm + ".");
        }
        return Signature.getInstance(key.isRsa() ? "NONEwithRSA" : "NONEwithECDSAinP1363Format");
    }

    private static byte[] content(String algorithm, byte[] digest) {
        String prefix = DIGEST_PREFIXES.get(algorithm);
        return prefix == null
                ? digest
                : HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(digest));
    }

    private static LocalError unfit(KeyVersion key, String algorithm) {
        return VaultErrors.badParameter(
                "Key and signing or encryption algorithm do not fit: " + key.type() + " and '" + algorithm + "'.");
    }
}
