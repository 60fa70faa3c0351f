package io.github.azureml4j.core;

import org.jspecify.annotations.Nullable;

/** The root of everything that this SDK throws on its own account. Bad arguments are {@link IllegalArgumentException} instead. */
public class AzureMlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception with a cause.
     *
     * @param message what was asked, what came of it and what to try; never a secret
     * @param cause the cause, or null
     */
    public AzureMlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * An exception without a cause.
     *
     * @param message what was asked, what came of it and what to try; never a secret
     */
    public AzureMlException(String message) {
        super(message);
    }
}
