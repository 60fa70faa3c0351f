package io.github.azureml4j.local.keyvault;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Vaults, living and deleted, by their names, which the whole world shares. Thread-safe. */
final class KeyVaultStore {

    private final Map<String, Vault> living = new TreeMap<>();
    private final Map<String, DeletedVault> deleted = new TreeMap<>();

    synchronized Optional<Vault> find(String name) {
        return Optional.ofNullable(living.get(key(name)));
    }

    synchronized List<Vault> all() {
        return List.copyOf(living.values());
    }

    /** Adds the vault; one that is there already keeps what is in it. */
    synchronized void put(Vault vault) {
        living.merge(key(vault.record().id().name()), vault, (known, next) -> known.with(next.record()));
    }

    synchronized void delete(String name, Instant since) {
        Vault vault = living.remove(key(name));
        if (vault != null) {
            deleted.put(key(name), new DeletedVault(vault, since));
        }
    }

    synchronized Optional<DeletedVault> deleted(String name) {
        return Optional.ofNullable(deleted.get(key(name)));
    }

    synchronized List<DeletedVault> deleted() {
        return List.copyOf(deleted.values());
    }

    synchronized void purge(String name) {
        deleted.remove(key(name));
    }

    /** Purges every vault whose time is over. */
    synchronized void expire(Instant now) {
        deleted.values().removeIf(gone -> !now.isBefore(gone.until()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
