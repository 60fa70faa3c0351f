package io.github.azureml4j.core;

import io.github.azureml4j.core.http.ServiceFailure;

/** What was asked for is not there: 404. */
public class NotFoundException extends ServiceException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for one refused request.
     *
     * @param failure what the service answered
     */
    public NotFoundException(ServiceFailure failure) {
        super(failure);
    }
}
