package io.github.azureml4j.core;

import io.github.azureml4j.core.http.ErrorBody;

/** A long-running operation that the service accepted and that ended Failed or Canceled. */
public class OperationFailedException extends AzureMlException {
    private static final long serialVersionUID = 1L;
    private final String status;
    private final transient ErrorBody error;

    /**
     * An exception for one ended operation.
     *
     * @param message what was begun and why it ended
     * @param status the final status in the service's spelling
     * @param error the operation's own error
     */
    public OperationFailedException(String message, String status, ErrorBody error) {
        super(message);
        this.status = status;
        this.error = error;
    }

    /** The final status in the service's spelling: {@code Failed}, {@code Canceled}, {@code Cancelled}, … */
    public String status() {
        return status;
    }

    /** The innermost code of the operation's error. */
    public String code() {
        return error.innermost().code();
    }

    /** The operation's error as it was read. */
    public ErrorBody error() {
        return error;
    }
}
