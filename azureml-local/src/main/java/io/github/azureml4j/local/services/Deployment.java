package io.github.azureml4j.local.services;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.scoring.ScoringHost;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way of one service from its request to its running program, and what is left of it. A service that is deleted
 * ends its deployment, however far it has come. Thread-safe.
 */
final class Deployment {

    private final CompletableFuture<ScoringHost> ready = new CompletableFuture<>();
    private @Nullable ScoringHost host;
    private boolean ended;

    /** Completes with the program that answers; fails with the reason why there is none. */
    CompletableFuture<ScoringHost> ready() {
        return ready.copy();
    }

    /** Takes the program that was started; false when nobody wants it any more. */
    synchronized boolean adopt(ScoringHost program) {
        host = program;
        return !ended;
    }

    void succeed(ScoringHost program) {
        ready.complete(program);
    }

    void fail(Throwable reason) {
        ready.completeExceptionally(reason);
    }

    /** From now on no program is adopted; returns the one to stop, if it was started. */
    Optional<ScoringHost> end() {
        Optional<ScoringHost> started = markEnded();
        fail(LocalError.conflict("ServiceDeleted", "The service was deleted while it was being deployed."));
        return started;
    }

    /** Whether the program answers. */
    boolean healthy() {
        return program().filter(ScoringHost::healthy).isPresent();
    }

    /** The last lines that the program wrote; none when it never started. */
    List<String> log(int lines) {
        return program().map(started -> started.log(lines)).orElseGet(List::of);
    }

    private synchronized Optional<ScoringHost> program() {
        return Optional.ofNullable(host);
    }

    private synchronized Optional<ScoringHost> markEnded() {
        ended = true;
        return Optional.ofNullable(host);
    }
}
