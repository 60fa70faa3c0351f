package io.github.azureml4j.core;

import org.jspecify.annotations.Nullable;

/**
 * The root of what this module and those above it throw on their own account. Beside it stand {@link
 * io.github.azureml4j.auth.SignInException} for a sign-in that failed, {@link IllegalArgumentException} for bad arguments, and
 * the exceptions of scoring, which is a module of its own.
 */
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
