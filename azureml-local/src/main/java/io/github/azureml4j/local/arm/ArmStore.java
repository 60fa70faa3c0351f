package io.github.azureml4j.local.arm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The resource groups of all subscriptions, by name without case. Thread-safe. */
final class ArmStore {

    private final Map<String, ResourceGroup> groups = new ConcurrentSkipListMap<>();

    Optional<ResourceGroup> find(String subscription, String name) {
        return Optional.ofNullable(groups.get(key(subscription, name)));
    }

    List<ResourceGroup> all(String subscription) {
        return groups.values().stream()
                .filter(group -> group.subscription().equalsIgnoreCase(subscription))
                .toList();
    }

    /** Stores the group and returns the one that was there. */
    @Nullable
    ResourceGroup put(ResourceGroup group) {
        return groups.put(key(group.subscription(), group.name()), group);
    }

    void remove(String subscription, String name) {
        groups.remove(key(subscription, name));
    }

    private static String key(String subscription, String name) {
        return (subscription + "/" + name).toLowerCase(Locale.ROOT);
    }
}
