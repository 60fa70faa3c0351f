package io.github.azureml4j.core;

/** The time given to {@link Operation#await(java.time.Duration)} is over. The operation goes on; wait again or keep its resume token. */
public class OperationTimeoutException extends AzureMlException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for one wait.
     *
     * @param message which operation, its last status and how long was waited
     */
    public OperationTimeoutException(String message) {
        super(message);
    }
}
