package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Gate;
import io.github.azureml4j.local.front.LocalError;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what is locked: deletion of it, of what is in it and of what it is in; all changes where the lock is read-only. */
final class LockGate implements Gate {

    private static final Set<String> WRITES = Set.of("PUT", "PATCH", "POST", "DELETE");

    private final Locks locks;

    LockGate(Locks locks) {
        this.locks = locks;
    }

    @Override
    public void check(Exchange exchange) {
        String method = exchange.method();
        String path = exchange.rawPath();
        if (!WRITES.contains(method) || ofLocks(path)) {
            return;
        }
        Stream<Lock> above = locks.over(path);
        Stream<Lock> all = method.equals("DELETE") ? Stream.concat(above, locks.below(path).stream()) : above;
        Optional<Lock> hold = all.filter(lock -> lock.stops(method)).findFirst();
        if (hold.isPresent()) {
            throw locked(path, method, hold.get().scope());
        }
    }

    private static boolean ofLocks(String path) {
        return path.toLowerCase(Locale.ROOT).contains("/providers/microsoft.authorization/locks");
    }

    private static LocalError locked(String path, String method, String scope) {
        String what = method.equals("DELETE") ? "delete" : "write";
        return LocalError.conflict(
                "ScopeLocked",
                "The scope '" + path + "' cannot perform " + what
                        + " operation because following scope(s) are locked: '" + scope
                        + "'. Please remove the lock and try again.");
    }
}
