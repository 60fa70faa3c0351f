package io.github.azureml4j.scoring;

import org.jspecify.annotations.Nullable;

/** A call that may be cancelled before it exists. */
final class LateCall {

    private @Nullable ScoringCall call;
    private boolean cancelled;

    synchronized ScoringCall begin(ScoringCall begun) {
        call = begun;
        if (cancelled) {
            begun.cancel();
        }
        return begun;
    }

    synchronized void cancel() {
        cancelled = true;
        if (call != null) {
            call.cancel();
        }
    }
}
