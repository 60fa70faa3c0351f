package io.github.azureml4j.local.computes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** All compute targets by workspace and name. */
final class ComputeStore {

    private final Map<String, Map<String, ComputeRecord>> workspaces = new ConcurrentHashMap<>();

    /** Subscriptions that have, or had, a managed cluster. */
    private final Set<String> subscriptionsWithClusters = ConcurrentHashMap.newKeySet();

    private final Set<String> encryptedScratch = ConcurrentHashMap.newKeySet();

    /** Remembers the first cluster of a subscription; false for any later one. */
    boolean isFirstCluster(String subscription) {
        return subscriptionsWithClusters.add(subscription.toLowerCase(Locale.ROOT));
    }

    void encryptScratch(String computeId) {
        encryptedScratch.add(computeId.toLowerCase(Locale.ROOT));
    }

    boolean scratchEncrypted(String computeId) {
        return encryptedScratch.contains(computeId.toLowerCase(Locale.ROOT));
    }

    Optional<ComputeRecord> find(String workspaceId, String name) {
        return Optional.ofNullable(computes(workspaceId).get(name));
    }

    /** False when the name is taken. */
    boolean add(String workspaceId, ComputeRecord compute) {
        return computes(workspaceId).putIfAbsent(compute.name(), compute) == null;
    }

    Optional<ComputeRecord> change(String workspaceId, String name, UnaryOperator<ComputeRecord> change) {
        return Optional.ofNullable(
                computes(workspaceId).computeIfPresent(name, (key, compute) -> change.apply(compute)));
    }

    void remove(String workspaceId, String name) {
        computes(workspaceId).remove(name);
    }

    List<ComputeRecord> list(String workspaceId) {
        return List.copyOf(computes(workspaceId).values());
    }

    void drop(String workspaceId) {
        workspaces.remove(workspaceId);
    }

    private Map<String, ComputeRecord> computes(String workspaceId) {
        return workspaces.computeIfAbsent(
                workspaceId, key -> new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER));
    }
}
