package io.github.azureml4j.scoring.token;

import org.jspecify.annotations.Nullable;

/**
 * No usable token could be had: the issuer refused ({@link #getCause()} says how), the wait ran out of time, or the
 * waiting thread was interrupted (its interrupt flag is then set).
 */
public class TokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure with its cause.
     *
     * @param message what was tried
     * @param cause what the source or the wait threw
     */
    public TokenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
