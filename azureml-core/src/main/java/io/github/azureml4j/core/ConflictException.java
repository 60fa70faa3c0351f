package io.github.azureml4j.core;

import io.github.azureml4j.core.http.ServiceFailure;

/** The state of the resource stands against the request: 409 or 412. */
public class ConflictException extends ServiceException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for one refused request.
     *
     * @param failure what the service answered
     */
    public ConflictException(ServiceFailure failure) {
        super(failure);
    }
}
