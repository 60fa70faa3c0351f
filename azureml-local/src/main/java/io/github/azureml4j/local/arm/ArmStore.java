package io.github.azureml4j.local.arm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The resource groups of the subscription, by name without case. Thread-safe. */
final class ArmStore {

    private final Map<String, ResourceGroup> groups = new ConcurrentSkipListMap<>();

    Optional<ResourceGroup> find(String name) {
        return Optional.ofNullable(groups.get(key(name)));
    }

    List<ResourceGroup> all() {
        return List.copyOf(groups.values());
    }

    /** Stores the group and returns the one that was there. */
    @Nullable
    ResourceGroup put(ResourceGroup group) {
        return groups.put(key(group.name()), group);
    }

    void remove(String name) {
        groups.remove(key(name));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
