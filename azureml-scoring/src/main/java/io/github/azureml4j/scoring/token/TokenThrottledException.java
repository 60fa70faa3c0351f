package io.github.azureml4j.scoring.token;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The issuer gave no token and said when to ask again, as with 429 and {@code Retry-After}. It is not asked before. */
public final class TokenThrottledException extends TokenException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * A refusal that passes.
     *
     * @param message what was tried
     * @param cause what the source threw
     * @param retryAfter how long the issuer wants to be left alone; {@link RefreshingToken} believes ten minutes at most
     */
    public TokenThrottledException(String message, @Nullable Throwable cause, Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** {@return how long the issuer wants to be left alone} */
    public Duration retryAfter() {
        return retryAfter;
    }
}
