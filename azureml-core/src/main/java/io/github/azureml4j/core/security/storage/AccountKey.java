package io.github.azureml4j.core.security.storage;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the two keys of a storage account, without its value.
 *
 * @param name {@code key1} or {@code key2}
 * @param createdAt when its value was made; null for accounts older than that record
 */
public record AccountKey(String name, @Nullable Instant createdAt) {
    /** When its value was made, if the service knows. */
    public Optional<Instant> created() {
        return Optional.ofNullable(createdAt);
    }
}
