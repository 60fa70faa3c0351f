package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.front.LocalError;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Set;

/** New pairs of the kinds that a vault makes. */
final class KeyPairs {

    private static final Set<String> RSA_SIZES = Set.of("2048", "3072", "4096");
    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    private KeyPairs() {}

    static KeyPair make(String type, String shape) {
        try {
            return switch (type) {
                case "RSA", "RSA-HSM" -> rsa(shape);
                case "EC", "EC-HSM" -> elliptic(shape);
                case "oct", "oct-HSM" -> throw LocalError.notImplemented("keys of type " + type);
                default -> throw VaultErrors.badParameter("Invalid key type: '" + type + "'.");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot make such a key", e);
        }
    }

    private static KeyPair rsa(String bits) throws GeneralSecurityException {
        if (!RSA_SIZES.contains(bits)) {
            throw VaultErrors.badParameter("Invalid key size: '" + bits + "'.");
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(Integer.parseInt(bits));
        return generator.generateKeyPair();
    }

    private static KeyPair elliptic(String curve) throws GeneralSecurityException {
        if (curve.equals("P-256K")) {
            throw LocalError.notImplemented("the curve P-256K");
        }
        String name = CURVES.get(curve);
        if (name == null) {
            throw VaultErrors.badParameter("Invalid curve: '" + curve + "'.");
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }
}
