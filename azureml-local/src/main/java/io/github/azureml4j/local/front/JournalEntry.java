package io.github.azureml4j.local.front;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as the journal keeps it: no bodies, no credentials.
 *
 * @param operationId the route's operation, or null where no route answered
 * @param client the User-Agent, empty when there was none
 */
public record JournalEntry(
        Instant time,
        String method,
        String host,
        String path,
        @Nullable String apiVersion,
        @Nullable String operationId,
        int status,
        String client) {}
