package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.retry.RetryBudget;
import io.github.azureml4j.scoring.retry.Sleeper;
import io.github.azureml4j.scoring.token.ServerClock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all calls of one client share. */
record ScoringLine(
        OkHttpClient http,
        Request skeleton,
        String name,
        Proofs proofs,
        RetryBudget budget,
        Duration deadline,
        boolean idempotent,
        ServerClock clock,
        Sleeper sleeper,
        LongAdder requests,
        LongAdder retries) {

    private static final Logger log = LoggerFactory.getLogger(ScoringClient.class);

    void log(String clientRequestId, int attempt, ScoringAnswer answer, @Nullable Throwable failure) {
        if (log.isDebugEnabled()) {
            Object outcome = failure == null ? answer.status() : failure.toString();
            log.debug("POST {} attempt {}: {} (client request {})", name, attempt, outcome, clientRequestId);
        }
    }
}
