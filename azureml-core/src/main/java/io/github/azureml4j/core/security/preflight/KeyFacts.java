package io.github.azureml4j.core.security.preflight;

import com.azure.security.keyvault.keys.models.KeyProperties;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one version of a key: never the key.
 *
 * @param type {@code RSA}, {@code RSA-HSM}, {@code EC}, …
 * @param bits its size; 0 when not told
 * @param enabled whether it may be used at all
 * @param notBefore when it begins to be valid, if said
 * @param expires when it ends to be valid, if said
 * @param operations what it may be used for, such as {@code wrapKey}
 */
record KeyFacts(
        String type,
        int bits,
        boolean enabled,
        @Nullable Instant notBefore,
        @Nullable Instant expires,
        List<String> operations) {
    KeyFacts {
        operations = List.copyOf(operations);
    }

    /** From the vault's own answer. */
    static KeyFacts of(KeyVaultKey key) {
        KeyProperties properties = key.getProperties();
        byte[] modulus = key.getKey().getN();
        return new KeyFacts(
                String.valueOf(key.getKeyType()),
                modulus == null ? 0 : new BigInteger(1, modulus).bitLength(),
                !Boolean.FALSE.equals(properties.isEnabled()),
                instant(properties.getNotBefore()),
                instant(properties.getExpiresOn()),
                key.getKeyOperations().stream().map(String::valueOf).toList());
    }

    /** From Resource Manager's answer ({@code Keys_GetVersion} 2023-07-01). */
    static KeyFacts of(JsonNode key) {
        JsonNode properties = key.path("properties");
        JsonNode attributes = properties.path("attributes");
        List<String> operations = new ArrayList<>();
        properties.path("keyOps").forEach(operation -> operations.add(operation.asText()));
        return new KeyFacts(
                properties.path("kty").asText(),
                properties.path("keySize").asInt(),
                attributes.path("enabled").asBoolean(true),
                seconds(attributes.path("nbf")),
                seconds(attributes.path("exp")),
                operations);
    }

    boolean isRsa() {
        return type.equals("RSA") || type.equals("RSA-HSM");
    }

    boolean wraps() {
        return operations.contains("wrapKey") && operations.contains("unwrapKey");
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant).orElse(null);
    }

    private static @Nullable Instant seconds(JsonNode epoch) {
        return epoch.isNumber() ? Instant.ofEpochSecond(epoch.asLong()) : null;
    }
}
