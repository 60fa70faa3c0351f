package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The rules of secrets. Thread-safe. */
final class SecretService {

    private static final int LONGEST = 25_000;

    private final Clock clock;
    private final Ids ids;

    SecretService(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** A new secret, or a new version of one. */
    SecretVersion set(Vault vault, String name, ObjectNode body) {
        KeyService.checkName(name);
        String value = body.path("value").asText(null);
        if (value == null || value.length() > LONGEST) {
            throw VaultErrors.badParameter("The property value is required and has at most 25k characters.");
        }
        SecretVersion secret = new SecretVersion(
                name,
                ids.hex(32),
                value,
                body.path("contentType").asText(null),
                Attributes.of(body.path("attributes"), now()),
                KeyService.tags(body));
        vault.secrets().expire(now());
        if (!vault.secrets().add(secret)) {
            throw KeyService.nameIsDeleted("Secret", name);
        }
        return secret;
    }

    /** A secret that may be read now. */
    SecretVersion requireReadable(Vault vault, String name, String version) {
        SecretVersion secret = require(vault, name, version);
        String refusal = secret.attributes().refusal(now());
        if (refusal != null) {
            throw VaultErrors.refuse(
                    403,
                    "Forbidden",
                    refusal.equals("disabled") ? "SecretDisabled" : "SecretNotInTime",
                    "Operation get is not allowed on a secret that is " + refusal + ".");
        }
        return secret;
    }

    /** The newest version of every secret. */
    List<SecretVersion> list(Vault vault) {
        return vault.secrets().newest();
    }

    List<SecretVersion> versions(Vault vault, String name) {
        require(vault, name, "");
        return vault.secrets().versions(name);
    }

    /** Changes what may be changed of a version: its attributes, content type and tags. */
    SecretVersion update(Vault vault, String name, String version, ObjectNode body) {
        SecretVersion old = require(vault, name, version);
        SecretVersion changed = old.with(
                body.path("contentType").asText(old.contentType()),
                old.attributes().with(body.path("attributes"), now()),
                body.hasNonNull("tags") ? KeyService.tags(body) : old.tags());
        vault.secrets().replace(changed);
        return changed;
    }

    Shelf.Deleted<SecretVersion> delete(Vault vault, String name) {
        Instant until = clock.instant().plus(Duration.ofDays(vault.record().retentionDays()));
        Shelf.Deleted<SecretVersion> gone =
                vault.secrets().delete(name, now(), until.getEpochSecond()).orElseThrow(() -> notFound(name));
        if (!vault.record().softDelete()) {
            vault.secrets().purge(name);
        }
        return gone;
    }

    List<Shelf.Deleted<SecretVersion>> deleted(Vault vault) {
        vault.secrets().expire(now());
        return vault.secrets().deleted();
    }

    Shelf.Deleted<SecretVersion> requireDeleted(Vault vault, String name) {
        vault.secrets().expire(now());
        return vault.secrets().deleted(name).orElseThrow(() -> notFound(name));
    }

    void purge(Vault vault, String name) {
        requireDeleted(vault, name);
        KeyService.checkPurge(vault);
        vault.secrets().purge(name);
    }

    SecretVersion recover(Vault vault, String name) {
        requireDeleted(vault, name);
        return vault.secrets().recover(name).orElseThrow(() -> notFound(name));
    }

    private SecretVersion require(Vault vault, String name, String version) {
        return vault.secrets().find(name, version).orElseThrow(() -> notFound(name));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static LocalError notFound(String name) {
        return LocalError.notFound(
                "SecretNotFound",
                "A secret with (name/id) " + name + " was not found in this key vault. If you recently deleted this"
                        + " secret you may be able to recover it using the correct recovery command.");
    }
}
