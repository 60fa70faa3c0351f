package io.github.azureml4j.scoring;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A web service did not give a result. {@link #status()} is 0 when there was no answer at all, and {@link #getCause()}
 * then says why. The model's own words are in {@link #body()}; the exception's message repeats only the {@code message}
 * of the error, never data.
 */
public final class ScoringException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;
    private final int modelStatus;
    private final @Nullable String modelReason;
    private final @Nullable String requestId;
    private final String clientRequestId;
    private final int attempts;

    ScoringException(
            String message, @Nullable Throwable cause, ScoringAnswer answer, String clientRequestId, int attempts) {
        super(message, cause);
        this.status = answer.status();
        this.body = answer.text();
        this.modelStatus = answer.modelStatus();
        this.modelReason = answer.header("ms-azureml-model-error-reason");
        this.requestId = answer.requestId();
        this.clientRequestId = clientRequestId;
        this.attempts = attempts;
    }

    /** {@return the HTTP status of the last answer; 0 when there was none} */
    public int status() {
        return status;
    }

    /** {@return the last answer's body, at most 64 KiB of it and without the secrets that it repeats; empty when there was none} */
    public String body() {
        return body;
    }

    /**
     * The status that the model's own container gave. A managed endpoint hides it behind a 424 and names it in
     * {@code ms-azureml-model-error-statuscode}; the inference server marks its script's failure with
     * {@code x-ms-run-function-failed}, and the status is then the model's own.
     *
     * @return the model's status, if it was the model that failed
     */
    public OptionalInt modelStatus() {
        return modelStatus == 0 ? OptionalInt.empty() : OptionalInt.of(modelStatus);
    }

    /** {@return the {@code ms-azureml-model-error-reason} of a managed endpoint} */
    public Optional<String> modelReason() {
        return Optional.ofNullable(modelReason);
    }

    /** {@return the service's id of the last request} */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** {@return the {@code x-ms-client-request-id} that all attempts carried} */
    public String clientRequestId() {
        return clientRequestId;
    }

    /** {@return how many requests were sent} */
    public int attempts() {
        return attempts;
    }
}
