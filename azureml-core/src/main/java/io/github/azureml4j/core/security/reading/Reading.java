package io.github.azureml4j.core.security.reading;

import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.core.AzureMlException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What became of one attempt to read something. Immutable.
 *
 * @param <T> what was to be read
 */
public sealed interface Reading<T> {
    /**
     * It is there.
     *
     * @param content what was read
     * @param <T> its type
     */
    record Found<T>(T content) implements Reading<T> {}

    /**
     * It is not there, and the service says so.
     *
     * @param <T> what was to be read
     */
    record Absent<T>() implements Reading<T> {}

    /**
     * Nobody knows: the request was refused or lost.
     *
     * @param reason why, without secrets
     * @param <T> what was to be read
     */
    record Unread<T>(String reason) implements Reading<T> {}

    /**
     * Reads once.
     *
     * @param request reads; empty when the service says that there is none
     */
    static <T> Reading<T> of(Supplier<Optional<T>> request) {
        try {
            return request.get().<Reading<T>>map(Found::new).orElseGet(Absent::new);
        } catch (AzureMlException | SignInException e) {
            return new Unread<>(String.valueOf(e.getMessage()));
        }
    }

    /** The same with another view of what was read. */
    default <R> Reading<R> map(Function<? super T, ? extends R> view) {
        if (this instanceof Found<T> found) {
            return new Found<>(view.apply(found.content()));
        }
        return this instanceof Unread<T> unread ? new Unread<>(unread.reason()) : new Absent<>();
    }

    /** What was read; empty when it is not there or could not be read. */
    default Optional<T> value() {
        return this instanceof Found<T> found ? Optional.of(found.content()) : Optional.empty();
    }

    /** Why it could not be read; empty when it could. */
    default Optional<String> unread() {
        return this instanceof Unread<T> lost ? Optional.of(lost.reason()) : Optional.empty();
    }

    /** Whether the service says that it is not there. */
    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }
}
