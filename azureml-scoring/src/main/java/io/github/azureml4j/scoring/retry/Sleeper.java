package io.github.azureml4j.scoring.retry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting, and the time it takes; a test replaces both so that it need not wait. */
@FunctionalInterface
public interface Sleeper {

    /** Sleeps the calling thread. */
    Sleeper REAL = wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos());

    /**
     * Waits.
     *
     * @param wait how long
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void sleep(Duration wait) throws InterruptedException;

    /** {@return elapsed time by which deadlines are kept, as {@link System#nanoTime()}} */
    default long nanoTime() {
        return System.nanoTime();
    }
}
