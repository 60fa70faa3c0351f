package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.arm.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a key, as other services see it.
 *
 * @param vault the vault that keeps it
 * @param uri its identifier, with the version
 * @param type {@code RSA}, {@code EC} or the same with {@code -HSM}
 * @param notBefore when it starts to be valid, or null
 * @param expires when it ends to be valid, or null
 */
public record KeyRecord(
        ResourceId vault,
        String uri,
        String name,
        String version,
        String type,
        boolean enabled,
        @Nullable Instant notBefore,
        @Nullable Instant expires) {

    /** Whether something may be encrypted with it at that time. */
    public boolean usableAt(Instant time) {
        return enabled
                && (notBefore == null || !time.isBefore(notBefore))
                && (expires == null || time.isBefore(expires));
    }
}
