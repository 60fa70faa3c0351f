package io.github.azureml4j.core;

import org.jspecify.annotations.Nullable;

/** No answer came: the connection could not be made, broke, or ran out of time. */
public class TransportException extends AzureMlException {
    private static final long serialVersionUID = 1L;
    private final boolean unsent;

    /**
     * An exception for one request without an answer.
     *
     * @param message what was asked and what broke
     * @param cause the cause, or null
     * @param unsent whether it is proven that the request never left
     */
    public TransportException(String message, @Nullable Throwable cause, boolean unsent) {
        super(message, cause);
        this.unsent = unsent;
    }

    /** True when it is proven that the server saw nothing of the request, so that even a POST may be repeated. */
    public boolean unsent() {
        return unsent;
    }
}
