package io.github.azureml4j.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Something that the service was asked to do and that takes its time.
 *
 * @param <T> what it yields
 */
public final class Operation<T> {
    Operation() {}

    /** Waits until it has ended. */
    public T await() {
        throw new IllegalStateException("not here yet");
    }

    /** Waits, but not longer than this. */
    public T await(Duration atMost) {
        throw new IllegalStateException("not here yet");
    }

    /** Tells a listener of every step. */
    public Operation<T> onProgress(Consumer<OperationProgress> listener) {
        throw new IllegalStateException("not here yet");
    }

    /** Waits in a thread of its own. */
    public CompletableFuture<T> toFuture() {
        throw new IllegalStateException("not here yet");
    }

    /** All that is needed to go on waiting in another process: plain JSON, no secrets. */
    public String resumeToken() {
        throw new IllegalStateException("not here yet");
    }

    /** What the operation is called. */
    public String id() {
        throw new IllegalStateException("not here yet");
    }

    /** The last known status. */
    public String status() {
        throw new IllegalStateException("not here yet");
    }
}
