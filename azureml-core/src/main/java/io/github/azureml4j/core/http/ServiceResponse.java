package io.github.azureml4j.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer, wholly read. Immutable, thread-safe. */
public final class ServiceResponse {
    private final Call call;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    ServiceResponse(Call call, int status, Map<String, String> headers, byte[] body) {
        this.call = call;
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /**
     * A header of the answer.
     *
     * @param name its name in any case
     */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The body; empty when there is none. */
    public byte[] bytes() {
        return body.clone();
    }

    /** The body as JSON; a missing node when it is empty. */
    public JsonNode json() {
        return Json.read(body, call.describe());
    }

    /** The service's id of the request, or ours when it named none. */
    public String requestId() {
        String named = header("x-ms-request-id");
        return named == null ? clientRequestId() : named;
    }

    /** The id that we sent with the request; polls of an operation repeat it. */
    public String clientRequestId() {
        return call.headers().getOrDefault(RequestIdStage.HEADER, "");
    }

    /** The verb that was sent. */
    public String method() {
        return call.method();
    }

    /** The address that answered. It may hold secrets in its query: mask it before showing it. */
    public URI uri() {
        return call.uri();
    }

    /**
     * An address that this answer names, made absolute. Nothing is sent.
     *
     * @param named absolute, or relative to the address that answered
     * @throws io.github.azureml4j.core.AzureMlException when it cannot be read as an address
     */
    public URI resolve(String named) {
        return Addresses.resolve(call.uri(), named);
    }

    /**
     * Takes the secrets of the request that this answers out of what servers say about it, as well as what looks like a secret:
     * for the errors of this answer and of the operation that it began.
     */
    public Redactor redactor() {
        return CallSecrets.of(call);
    }

    byte[] body() {
        return body;
    }
}
