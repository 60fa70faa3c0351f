package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.storage.StorageAccount.AccountKey;
import io.github.azureml4j.local.storage.StorageService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The account key that each workspace last read; it reads again when told to, or after an hour. Of the two keys it takes
 * the one that is new to it, so that one can be replaced while the other one is in use (ASSUMED).
 */
final class StorageKeys {

    private static final Duration SYNCHRONIZED_FOR = Duration.ofHours(1);

    /** @param seen the values of all keys when they were read */
    private record Known(String key, List<String> seen, Instant readAt) {
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
        List<AccountKey> keys = accounts.account(workspace.storageAccount()).keys();
        String key = choose(keys, known.get(workspace.id()));
        List<String> seen = keys.stream().map(AccountKey::value).toList();
        known.put(workspace.id(), new Known(key, seen, clock.instant()));
        return key;
    }

    void forget(WorkspaceRecord workspace) {
        known.remove(workspace.id());
    }

    private static String choose(List<AccountKey> keys, @Nullable Known last) {
        if (last == null) {
            return keys.get(0).value();
        }
        return keys.stream()
                .filter(key -> !last.seen().contains(key.value()))
                .max(Comparator.comparing(AccountKey::created))
                .map(AccountKey::value)
                .orElse(last.key());
    }
}
