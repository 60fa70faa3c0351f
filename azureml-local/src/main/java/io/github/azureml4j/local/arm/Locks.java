package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** All management locks. Thread-safe. */
final class Locks {

    private final Map<String, Lock> locks = new ConcurrentSkipListMap<>();

    Lock require(String scope, String name) {
        return Optional.ofNullable(locks.get(key(scope, name)))
                .orElseThrow(() -> LocalError.notFound("LockNotFound", "The lock '" + name + "' could not be found."));
    }

    boolean exists(String scope, String name) {
        return locks.containsKey(key(scope, name));
    }

    Lock put(String scope, String name, ObjectNode body) {
        String level = body.at("/properties/level").asText();
        if (!Set.of(Lock.CAN_NOT_DELETE, Lock.READ_ONLY).contains(level)) {
            throw LocalError.badRequest(
                    "InvalidLockLevel", "The lock level '" + level + "' is none of 'CanNotDelete' and 'ReadOnly'.");
        }
        Lock lock = new Lock(scope, name, level, body.at("/properties").get("notes"));
        locks.put(key(scope, name), lock);
        return lock;
    }

    boolean delete(String scope, String name) {
        return locks.remove(key(scope, name)) != null;
    }

    /** Locks at a scope and below it, as Azure lists them. */
    List<Lock> below(String scope) {
        return locks.values().stream()
                .filter(lock -> within(lock.scope(), scope))
                .toList();
    }

    /** Locks that hold for a scope: its own and those of what it is in. */
    Stream<Lock> over(String scope) {
        return locks.values().stream().filter(lock -> within(scope, lock.scope()));
    }

    private static boolean within(String inner, String outer) {
        String container = outer.toLowerCase(Locale.ROOT);
        String contained = inner.toLowerCase(Locale.ROOT);
        return contained.equals(container) || contained.startsWith(container + "/");
    }

    private static String key(String scope, String name) {
        return scope.toLowerCase(Locale.ROOT) + " " + name.toLowerCase(Locale.ROOT);
    }
}
