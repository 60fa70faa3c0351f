package io.github.azureml4j.core;

import io.github.azureml4j.core.http.ServiceFailure;

/** The service did not accept who is asking: 401, after one forced renewal of the token. */
public class AuthenticationException extends ServiceException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for one refused request.
     *
     * @param failure what the service answered
     */
    public AuthenticationException(ServiceFailure failure) {
        super(failure);
    }
}
