package io.github.azureml4j.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.keyvault.KeyRecord;
import io.github.azureml4j.local.keyvault.KeyUse;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.keyvault.VaultRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Customer-managed keys of accounts. An account asks the vault once an hour whether it may still use its key, so that a
 * key that was revoked closes it after an hour at most; once closed it asks at every request. Thread-safe.
 */
final class AccountEncryption {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final KeyVaultService vaults;
    private final AccountIdentities identities;
    private final Clock clock;
    private final Map<String, Instant> goodUntil = new ConcurrentHashMap<>();

    AccountEncryption(KeyVaultService vaults, AccountIdentities identities, Clock clock) {
        this.vaults = vaults;
        this.identities = identities;
        this.clock = clock;
    }

    /** Raises 400 unless the key that a new document names can be used, and notes the key's version in it. */
    void complete(String account, ObjectNode document) {
        goodUntil.remove(account);
        if (!(document.at("/properties/encryption") instanceof ObjectNode encryption) || !isCustomers(encryption)) {
            return;
        }
        String uri = keyUri(encryption);
        KeyUse use = use(uri, document);
        if (!use.usable()) {
            throw LocalError.badRequest(
                    atResource(use.code()), "The key of the account cannot be used: " + use.message());
        }
        requireProtection(uri);
        vaults.key(uri).ifPresent(key -> note(encryption.withObject("/keyvaultproperties"), key));
    }

    /** Raises 403 where the account's own key was taken from it more than an hour ago. */
    void requireKey(StorageAccount account) {
        JsonNode encryption = account.document().at("/properties/encryption");
        Instant now = clock.instant();
        if (!isCustomers(encryption) || now.isBefore(goodUntil.getOrDefault(account.name(), Instant.MIN))) {
            return;
        }
        KeyUse use = use(keyUri(encryption), account.document());
        if (!use.usable()) {
            goodUntil.remove(account.name());
            throw LocalError.forbidden(atData(use.code()), "The account's key cannot be used: " + use.message());
        }
        goodUntil.put(account.name(), now.plus(REMEMBERED));
    }

    private KeyUse use(String uri, JsonNode document) {
        return identities
                .keyReader(document)
                .map(reader -> vaults.use(uri, reader))
                .orElseGet(() -> new KeyUse(false, "", "The account has no identity that could read it."));
    }

    /** What is encrypted under a key that anybody can destroy is not safe (code as the service says it). */
    private void requireProtection(String uri) {
        boolean safe = vaults.key(uri)
                .map(KeyRecord::vault)
                .flatMap(vaults::vault)
                .map(VaultRecord::purgeProtection)
                .orElse(false);
        if (!safe) {
            throw LocalError.badRequest("KeyVaultPolicyError", "Keyvault policy recoverable is not set");
        }
    }

    private void note(ObjectNode properties, KeyRecord key) {
        properties.put("currentVersionedKeyIdentifier", key.uri());
        properties.put("lastKeyRotationTimestamp", clock.instant().toString());
        Optional.ofNullable(key.expires())
                .ifPresent(end -> properties.put("currentVersionedKeyExpirationTimestamp", end.toString()));
    }

    private static boolean isCustomers(JsonNode encryption) {
        return encryption.path("keySource").asText().equalsIgnoreCase("Microsoft.Keyvault");
    }

    private static String keyUri(JsonNode encryption) {
        JsonNode key = encryption.path("keyvaultproperties");
        String version = key.path("keyversion").asText("");
        return key.path("keyvaulturi").asText("").replaceFirst("/$", "") + "/keys/"
                + key.path("keyname").asText("") + (version.isEmpty() ? "" : "/" + version);
    }

    private static String atResource(String code) {
        return switch (code) {
            case "VaultNotFound" -> "KeyVaultVaultNotFound";
            case "InvalidKeyIdentifier" -> "InvalidRequestPropertyValue";
            case "", "AccessDenied", "ForbiddenByRbac" -> "KeyVaultAuthenticationFailure";
            case "ForbiddenByConnection", "ForbiddenByFirewall" -> "KeyVaultAccessForbidden";
            default -> "KeyVaultEncryptionKeyNotFound";
        };
    }

    private static String atData(String code) {
        return switch (code) {
            case "VaultNotFound" -> "KeyVaultVaultNotFound";
            case "", "AccessDenied", "ForbiddenByRbac", "ForbiddenByConnection", "ForbiddenByFirewall" ->
                "KeyVaultAccessTokenCannotBeAcquired";
            default -> "KeyVaultEncryptionKeyNotFound";
        };
    }
}
