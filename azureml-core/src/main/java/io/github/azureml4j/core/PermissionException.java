package io.github.azureml4j.core;

import io.github.azureml4j.core.http.ServiceFailure;

/** The caller is known and may not do this: 403. */
public class PermissionException extends ServiceException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for one refused request.
     *
     * @param failure what the service answered
     */
    public PermissionException(ServiceFailure failure) {
        super(failure);
    }
}
