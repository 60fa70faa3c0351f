package io.github.azureml4j.local.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All containers by account and name. */
final class BlobStore {

    private final Map<String, ConcurrentSkipListMap<String, BlobContainer>> accounts = new ConcurrentHashMap<>();

    Optional<BlobContainer> find(String account, String container) {
        return Optional.ofNullable(containers(account).get(container));
    }

    /** False when a container of this name is there already. */
    boolean add(String account, BlobContainer container) {
        return containers(account).putIfAbsent(container.name(), container) == null;
    }

    boolean remove(String account, String container) {
        return containers(account).remove(container) != null;
    }

    List<BlobContainer> list(String account) {
        return List.copyOf(containers(account).values());
    }

    void drop(String account) {
        accounts.remove(account);
    }

    private ConcurrentSkipListMap<String, BlobContainer> containers(String account) {
        return accounts.computeIfAbsent(account, key -> new ConcurrentSkipListMap<>());
    }
}
