package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.storage.StorageService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The account key that each workspace last read; it reads again when told to, or after an hour. */
final class StorageKeys {

    private static final Duration SYNCHRONIZED_FOR = Duration.ofHours(1);

    private record Known(String key, Instant readAt) {
        @Override
        public String toString() {
            return "read at " + readAt;
        }
    }

    private final Map<ResourceId, Known> known = new ConcurrentHashMap<>();
    private final StorageService accounts;
    private final Clock clock;

    StorageKeys(StorageService accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    String of(WorkspaceRecord workspace) {
        Known last = known.get(workspace.id());
        if (last == null || clock.instant().isAfter(last.readAt().plus(SYNCHRONIZED_FOR))) {
            return resync(workspace);
        }
        return last.key();
    }

    String resync(WorkspaceRecord workspace) {
        String key = accounts.key(workspace.storageAccount());
        known.put(workspace.id(), new Known(key, clock.instant()));
        return key;
    }

    void forget(WorkspaceRecord workspace) {
        known.remove(workspace.id());
    }
}
