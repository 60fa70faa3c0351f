package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.arm.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All storage accounts by name; names are unique in the whole cloud. */
final class StorageStore {

    private final Map<String, StorageAccount> accounts = new ConcurrentHashMap<>();

    Optional<StorageAccount> byName(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    Optional<StorageAccount> byId(ResourceId id) {
        return byName(id.name()).filter(account -> account.id().equals(id));
    }

    /** False when the name is taken. */
    boolean add(StorageAccount account) {
        return accounts.putIfAbsent(account.name(), account) == null;
    }

    Optional<StorageAccount> change(String name, UnaryOperator<StorageAccount> change) {
        return Optional.ofNullable(accounts.computeIfPresent(name, (key, account) -> change.apply(account)));
    }

    boolean remove(ResourceId id) {
        return byId(id).map(account -> accounts.remove(id.name(), account)).orElse(false);
    }

    Stream<StorageAccount> all() {
        return accounts.values().stream();
    }
}
