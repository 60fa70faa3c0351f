package io.github.azureml4j.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one long-running operation is followed, a request at a time. What an {@link Operation} drives; not for applications. Used by one
 * thread at a time.
 *
 * @param <T> what the operation yields
 */
public interface OperationSteps<T> {
    /** What was begun, for people: {@code create workspace clinic}. */
    String title();

    /** What the service calls the operation. */
    String id();

    /**
     * Asks once how far it is.
     *
     * @throws OperationFailedException when it has ended without success
     */
    Step<T> next();

    /** All that is needed to follow it from another process, as plain JSON without secrets. */
    String resumeToken();

    /**
     * One piece of news.
     *
     * @param <T> what the operation yields
     */
    sealed interface Step<T> {}

    /**
     * It goes on.
     *
     * @param what what is under way
     * @param status the status in the service's spelling
     * @param percent how far, if known
     * @param pause how long to leave the service alone
     * @param <T> what the operation yields
     */
    record Running<T>(String what, String status, @Nullable Double percent, Duration pause) implements Step<T> {}

    /**
     * It has succeeded.
     *
     * @param what what has ended
     * @param value what it yields
     * @param <T> the type of the value
     */
    record Done<T>(String what, T value) implements Step<T> {}
}
