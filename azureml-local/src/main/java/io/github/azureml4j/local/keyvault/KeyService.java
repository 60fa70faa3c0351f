package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rules of keys. Thread-safe. */
final class KeyService {

    static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-]{1,127}");

    private static final List<String> RSA_OPERATIONS =
            List.of("encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey");
    private static final List<String> EC_OPERATIONS = List.of("sign", "verify");
    /** What brings a key into a vault or out of it, whatever its type. */
    private static final Set<String> MOVES = Set.of("import", "export");

    /** What undoes something done in time is allowed out of time too. */
    private static final Set<String> ALLOWED_OUT_OF_TIME = Set.of("decrypt", "unwrapKey", "verify");

    private final Clock clock;
    private final Ids ids;

    KeyService(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** A new key, or a new version of one. */
    KeyVersion create(Vault vault, String name, ObjectNode body) {
        checkName(name);
        String type = body.path("kty").asText();
        if (type.endsWith("-HSM")
                && !vault.record()
                        .document()
                        .at("/properties/sku/name")
                        .asText()
                        .equals("premium")) {
            throw VaultErrors.badParameter("Keys of type " + type + " need a vault of the premium sku.");
        }
        boolean rsa = type.startsWith("RSA");
        String shape =
                rsa ? body.path("key_size").asText("2048") : body.path("crv").asText("P-256");
        List<String> operations = body.path("key_ops").isEmpty()
                ? rsa ? RSA_OPERATIONS : EC_OPERATIONS
                : operations(body.path("key_ops"), rsa);
        KeyPair pair = KeyPairs.make(type, shape);
        Attributes attributes = Attributes.of(body.path("attributes"), now());
        return add(vault, new KeyVersion(name, ids.hex(32), type, shape, operations, pair, attributes, tags(body)));
    }

    /** A new version like the newest one, without an end. */
    KeyVersion rotate(Vault vault, String name) {
        KeyVersion old = require(vault, name, "");
        Attributes attributes = new Attributes(old.attributes().enabled(), null, null, now(), now());
        return add(
                vault,
                new KeyVersion(
                        old.name(),
                        ids.hex(32),
                        old.type(),
                        old.shape(),
                        old.operations(),
                        KeyPairs.make(old.type(), old.shape()),
                        attributes,
                        old.tags()));
    }

    KeyVersion require(Vault vault, String name, String version) {
        return vault.keys().find(name, version).orElseThrow(() -> notFound(name));
    }

    /** The newest version of every key. */
    List<KeyVersion> list(Vault vault) {
        return vault.keys().newest();
    }

    List<KeyVersion> versions(Vault vault, String name) {
        require(vault, name, "");
        return vault.keys().versions(name);
    }

    /**
     * Changes what may be changed of a version: its attributes, operations and tags. The official Java client sends an
     * empty list of operations where its caller wants to change something else, so empty means unchanged (ASSUMED).
     */
    KeyVersion update(Vault vault, String name, String version, ObjectNode body) {
        KeyVersion old = require(vault, name, version);
        KeyVersion changed = old.with(
                body.path("key_ops").isEmpty() ? old.operations() : operations(body.path("key_ops"), old.isRsa()),
                old.attributes().with(body.path("attributes"), now()),
                body.hasNonNull("tags") ? tags(body) : old.tags());
        vault.keys().replace(changed);
        return changed;
    }

    /** The key for an operation that it allows now, in Key Vault's spelling of operations. */
    KeyVersion requireFor(Vault vault, String name, String version, String operation) {
        KeyVersion key = require(vault, name, version);
        String refusal = key.attributes().refusal(now());
        if (refusal != null && (refusal.equals("disabled") || !ALLOWED_OUT_OF_TIME.contains(operation))) {
            throw VaultErrors.refuse(
                    403,
                    "Forbidden",
                    refusal.equals("disabled")
                            ? "KeyDisabled"
                            : refusal.equals("expired") ? "KeyExpired" : "KeyNotYetValid",
                    "Operation " + operation + " is not allowed on a key that is " + refusal + ".");
        }
        if (!key.operations().contains(operation)) {
            throw VaultErrors.refuse(
                    403,
                    "Forbidden",
                    "KeyOperationForbidden",
                    "Operation " + operation + " is not permitted on this key.");
        }
        return key;
    }

    Shelf.Deleted<KeyVersion> delete(Vault vault, String name) {
        Instant until = clock.instant().plus(Duration.ofDays(vault.record().retentionDays()));
        Shelf.Deleted<KeyVersion> gone =
                vault.keys().delete(name, now(), until.getEpochSecond()).orElseThrow(() -> notFound(name));
        if (!vault.record().softDelete()) {
            vault.keys().purge(name);
        }
        return gone;
    }

    List<Shelf.Deleted<KeyVersion>> deleted(Vault vault) {
        vault.keys().expire(now());
        return vault.keys().deleted();
    }

    Shelf.Deleted<KeyVersion> requireDeleted(Vault vault, String name) {
        vault.keys().expire(now());
        return vault.keys().deleted(name).orElseThrow(() -> notFound(name));
    }

    void purge(Vault vault, String name) {
        requireDeleted(vault, name);
        checkPurge(vault);
        vault.keys().purge(name);
    }

    KeyVersion recover(Vault vault, String name) {
        requireDeleted(vault, name);
        return vault.keys().recover(name).orElseThrow(() -> notFound(name));
    }

    KeyRecord record(Vault vault, KeyVersion key) {
        return new KeyRecord(
                vault.record().id(),
                KeyDocuments.id(vault.record(), key),
                key.name(),
                key.version(),
                key.type(),
                key.attributes().enabled(),
                instant(key.attributes().notBefore()),
                instant(key.attributes().expires()));
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw VaultErrors.badParameter("The request URI contains an invalid name: " + name);
        }
    }

    static void checkPurge(Vault vault) {
        if (vault.record().purgeProtection()) {
            throw LocalError.forbidden(
                    "Forbidden",
                    "Operation \"purge\" is not allowed because purge protection is enabled for this vault.");
        }
    }

    static LocalError nameIsDeleted(String kind, String name) {
        return VaultErrors.refuse(
                409,
                "Conflict",
                "ObjectIsDeletedButRecoverable",
                kind + " " + name
                        + " is currently in a deleted but recoverable state, and its name cannot be reused; in"
                        + " this state, the " + kind.toLowerCase(Locale.ROOT)
                        + " can only be recovered or purged.");
    }

    static @Nullable JsonNode tags(ObjectNode body) {
        JsonNode tags = body.get("tags");
        return tags == null || tags.isNull() ? null : tags;
    }

    private KeyVersion add(Vault vault, KeyVersion key) {
        vault.keys().expire(now());
        if (!vault.keys().add(key)) {
            throw nameIsDeleted("Key", key.name());
        }
        return key;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static @Nullable Instant instant(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    /** Those that a client names, all of which a key of that type can do. */
    private static List<String> operations(JsonNode sent, boolean rsa) {
        List<String> wanted = StreamSupport.stream(sent.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        List<String> possible = rsa ? RSA_OPERATIONS : EC_OPERATIONS;
        wanted.stream()
                .filter(each -> !possible.contains(each) && !MOVES.contains(each))
                .findFirst()
                .ifPresent(each -> {
                    throw VaultErrors.badParameter(
                            "Key operation '" + each + "' is not one of a key of type " + (rsa ? "RSA" : "EC") + ".");
                });
        return wanted;
    }

    private static LocalError notFound(String name) {
        return LocalError.notFound(
                "KeyNotFound",
                "A key with (name/id) " + name
                        + " was not found in this key vault. If you recently deleted this key you"
                        + " may be able to recover it using the correct recovery command.");
    }
}
