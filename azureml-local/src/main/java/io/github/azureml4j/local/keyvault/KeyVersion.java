package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.KeyPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a key.
 *
 * @param type the JSON web key type, {@code RSA} or {@code EC}, perhaps with {@code -HSM}
 * @param shape the size of an RSA key in bits, or the name of an elliptic curve
 * @param operations what the key may be used for
 */
record KeyVersion(
        String name,
        String version,
        String type,
        String shape,
        List<String> operations,
        KeyPair pair,
        Attributes attributes,
        @Nullable JsonNode tags)
        implements Versioned {

    boolean isRsa() {
        return type.startsWith("RSA");
    }

    KeyVersion with(List<String> otherOperations, Attributes otherAttributes, @Nullable JsonNode otherTags) {
        return new KeyVersion(name, version, type, shape, otherOperations, pair, otherAttributes, otherTags);
    }

    @Override
    public String toString() {
        return "KeyVersion[" + name + "/" + version + "]";
    }
}
