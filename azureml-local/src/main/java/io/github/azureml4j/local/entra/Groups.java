package io.github.azureml4j.local.entra;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The groups of all tenants, and who is in them. Thread-safe. */
final class Groups {

    private final Map<String, Group> groups = new ConcurrentHashMap<>();

    void add(Group group) {
        groups.put(group.objectId(), group);
    }

    Optional<Group> find(String objectId) {
        return Optional.ofNullable(groups.get(objectId.toLowerCase(Locale.ROOT)));
    }

    boolean has(String objectId) {
        return groups.containsKey(objectId);
    }

    void change(String objectId, UnaryOperator<Group> change) {
        if (groups.computeIfPresent(objectId, (id, group) -> change.apply(group)) == null) {
            throw new IllegalArgumentException("there is no group " + objectId);
        }
    }

    /** A principal, and every group that it is in, be it by way of another one; groups may be in each other. */
    Set<String> withGroupsOf(String objectId) {
        Set<String> found = new HashSet<>(Set.of(objectId.toLowerCase(Locale.ROOT)));
        Deque<String> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            String member = open.pop();
            groups.values().stream()
                    .filter(group -> group.members().contains(member) && found.add(group.objectId()))
                    .forEach(group -> open.push(group.objectId()));
        }
        return found;
    }
}
