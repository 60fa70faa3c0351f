package io.github.azureml4j.core;

import io.github.azureml4j.core.http.ServiceFailure;
import java.net.URI;
import java.util.Optional;

/** An answer of the service that says no. The message names the innermost code, the request and what to try. */
public class ServiceException extends AzureMlException {
    private static final long serialVersionUID = 1L;
    private final transient ServiceFailure failure;

    /**
     * An exception for one refused request.
     *
     * @param failure what the service answered
     */
    public ServiceException(ServiceFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    /** The HTTP status, such as 404. */
    public int status() {
        return failure.status();
    }

    /** The innermost code of the error tree, such as {@code AuthorizationFailed}; {@code HTTP 502} when the body had none. */
    public String code() {
        return failure.error().innermost().code();
    }

    /** What the error is about, when the service says so. */
    public Optional<String> target() {
        return Optional.ofNullable(failure.error().innermost().target());
    }

    /** The service's id of the request, or ours when it named none. Quote it to support. */
    public String requestId() {
        return failure.requestId();
    }

    /** The id that joins the requests of one action, when the service named one. */
    public Optional<String> correlationId() {
        return Optional.ofNullable(failure.correlationId());
    }

    /** The verb of the request. */
    public String method() {
        return failure.method();
    }

    /** The address of the request, secrets of its query masked. */
    public URI uri() {
        return failure.uri();
    }

    /** The whole answer as it was read. */
    public ServiceFailure failure() {
        return failure;
    }
}
