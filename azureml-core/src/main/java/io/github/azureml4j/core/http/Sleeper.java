package io.github.azureml4j.core.http;

import java.time.Duration;

/** The way that this SDK waits, so that tests need not. Must be thread-safe. */
@FunctionalInterface
public interface Sleeper {
    /** Waits on the wall clock. */
    Sleeper SYSTEM = time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);

    /**
     * Waits.
     *
     * @param time how long; never negative
     * @throws InterruptedException when the waiting thread is interrupted
     */
    void sleep(Duration time) throws InterruptedException;
}
