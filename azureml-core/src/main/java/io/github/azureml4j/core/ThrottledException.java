package io.github.azureml4j.core;

import io.github.azureml4j.core.http.ServiceFailure;
import java.time.Duration;
import java.util.Optional;

/** Too many requests: 429, after the retries that the budget allowed. */
public class ThrottledException extends ServiceException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for one refused request.
     *
     * @param failure what the service answered
     */
    public ThrottledException(ServiceFailure failure) {
        super(failure);
    }

    /** How long the service asked to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(failure().retryAfter());
    }
}
