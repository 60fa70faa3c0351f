package io.github.azureml4j.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.NotFoundException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request being put together. Sending leaves it as it was, so that a list can be read again. Not thread-safe. */
public final class ServiceRequest {
    private final Pipeline pipeline;
    private final Access access;
    private final String method;
    private final URI address;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte @Nullable [] body;
    private boolean idempotent;

    ServiceRequest(Pipeline pipeline, Access access, String method, URI address, @Nullable String apiVersion) {
        this.pipeline = pipeline;
        this.access = access;
        this.method = method;
        this.address = address;
        this.idempotent = !method.equals("POST") && !method.equals("PATCH");
        query("api-version", apiVersion);
    }

    /**
     * Adds a query parameter.
     *
     * @param name its name, sent as it is
     * @param value its value, percent-encoded; null leaves the parameter out
     */
    public ServiceRequest query(String name, @Nullable Object value) {
        if (value == null) {
            query.remove(name);
        } else {
            query.put(name, value.toString());
        }
        return this;
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value
     */
    public ServiceRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * Sends a body as JSON.
     *
     * @param value a record, a map or a {@link JsonNode}
     */
    public ServiceRequest json(Object value) {
        return body(Json.bytes(value), "application/json");
    }

    /**
     * Sends a body as it is.
     *
     * @param bytes the body; not copied
     * @param contentType its media type
     */
    public ServiceRequest body(byte[] bytes, String contentType) {
        this.body = bytes;
        return header("Content-Type", contentType);
    }

    /**
     * Asks for another api-version than the plane's.
     *
     * @param version such as {@code 2023-05-01}
     */
    public ServiceRequest apiVersion(String version) {
        return query("api-version", version);
    }

    /** Declares that sending this twice does no more than sending it once, so that it is repeated after faults. */
    public ServiceRequest idempotent() {
        idempotent = true;
        return this;
    }

    /**
     * Sends the request.
     *
     * @return the answer, 2xx or 304
     * @throws io.github.azureml4j.core.ServiceException when the answer is any other, a redirect that was not followed included
     * @throws io.github.azureml4j.core.TransportException when no answer came
     * @throws io.github.azureml4j.auth.SignInException when no token was to be had
     * @throws OriginRefusedException when the address is outside the plane
     */
    public ServiceResponse send() {
        return pipeline.send(new Call(method, target(), headers, body, idempotent, access));
    }

    /** Sends the request and reads the body as JSON; an empty body reads as a missing node. */
    public JsonNode json() {
        return send().json();
    }

    /**
     * Sends the request and reads the body as a record.
     *
     * @param type the record
     */
    public <T> T as(Class<T> type) {
        return Json.convert(json(), type);
    }

    /** Sends the request and reads the body as JSON; empty when the answer is 404. */
    public Optional<JsonNode> find() {
        try {
            return Optional.of(json());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * A GET of an address that the answer to this request named, such as its next page; see {@link ServiceClient#follow}.
     *
     * @param address absolute, or relative to this request
     */
    public ServiceRequest follow(String address) {
        return new ServiceRequest(pipeline, access, "GET", Addresses.resolve(this.address, address), null);
    }

    private URI target() {
        if (query.isEmpty()) {
            return address;
        }
        StringBuilder target = new StringBuilder(address.toString());
        char separator = address.getRawQuery() == null ? '?' : '&';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            target.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(Addresses.encode(parameter.getValue()));
            separator = '&';
        }
        return URI.create(target.toString());
    }
}
