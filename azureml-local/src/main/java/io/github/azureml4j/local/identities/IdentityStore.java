package io.github.azureml4j.local.identities;

import io.github.azureml4j.local.arm.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** User-assigned identities by their ids. Thread-safe. */
final class IdentityStore {

    private final Map<String, UserIdentity> identities = new ConcurrentSkipListMap<>();

    Optional<UserIdentity> find(ResourceId id) {
        return Optional.ofNullable(identities.get(id.key()));
    }

    Stream<UserIdentity> all() {
        return identities.values().stream();
    }

    /** Changes the one that is there, or puts a new one. */
    synchronized UserIdentity put(ResourceId id, UnaryOperator<UserIdentity> change, Supplier<UserIdentity> made) {
        UserIdentity now = find(id).map(change).orElseGet(made);
        identities.put(id.key(), now);
        return now;
    }

    Optional<UserIdentity> remove(ResourceId id) {
        return Optional.ofNullable(identities.remove(id.key()));
    }
}
