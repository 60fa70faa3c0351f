package io.github.azureml4j.local.registries;

import io.github.azureml4j.local.arm.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Registries by their ids. Thread-safe. */
final class RegistryStore {

    private final Map<String, Registry> registries = new ConcurrentSkipListMap<>();

    Optional<Registry> find(ResourceId id) {
        return Optional.ofNullable(registries.get(id.key()));
    }

    Optional<Registry> byName(String name) {
        return all().filter(registry -> registry.id().name().equalsIgnoreCase(name))
                .findFirst();
    }

    Stream<Registry> all() {
        return registries.values().stream();
    }

    /** Puts a new one, unless another holds its name. */
    synchronized boolean add(Registry registry) {
        boolean free = byName(registry.id().name()).isEmpty();
        if (free) {
            registries.put(registry.id().key(), registry);
        }
        return free;
    }

    Optional<Registry> change(ResourceId id, UnaryOperator<Registry> change) {
        return Optional.ofNullable(registries.computeIfPresent(id.key(), (key, registry) -> change.apply(registry)));
    }

    boolean remove(ResourceId id) {
        return registries.remove(id.key()) != null;
    }

    void removeAll(String subscription, String group) {
        registries.values().removeIf(registry -> registry.id().isIn(subscription, group));
    }
}
