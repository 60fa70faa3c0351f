package io.github.azureml4j.core.http;

import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.scoring.retry.Sleeper;
import java.time.Duration;

/** Waiting that can be interrupted, as an exception of ours. */
final class Pause {
    private Pause() {}

    static void of(Sleeper sleeper, Duration time, String during) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("interrupted while " + during, e, false);
        }
    }
}
