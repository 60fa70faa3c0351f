package io.github.azureml4j.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of news from an operation.
 *
 * @param operation what was begun, such as {@code create workspace clinic}
 * @param step what is under way, such as {@code key vault clinickeyvault1f…}
 * @param status the status in the service's spelling
 * @param percent how far, from 0 to 100, when the service says so
 * @param at when it was learnt
 */
public record OperationProgress(
        String operation,
        String step,
        String status,
        @Nullable Double percent,
        Instant at) {
    @Override
    public String toString() {
        return operation + ": " + step + " " + status + (percent == null ? "" : " %.0f %%".formatted(percent));
    }
}
