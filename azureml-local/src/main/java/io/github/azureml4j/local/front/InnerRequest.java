package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.http.Headers;
import io.github.azureml4j.local.http.HttpRequest;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request that a room sends through the front door in somebody's name.
 *
 * @param caller in whose name: what that principal may not do is refused
 * @param host the host name, of the cloud that the caller uses
 * @param path percent-encoded where it must be
 * @param apiVersion the version that the request speaks
 * @param body a JSON body, or null
 * @param correlationId what ties it to the request that caused it
 */
public record InnerRequest(
        Caller caller,
        String host,
        String method,
        String path,
        String apiVersion,
        @Nullable JsonNode body,
        String correlationId) {

    HttpRequest toHttp() {
        Headers headers =
                new Headers().add("x-ms-correlation-request-id", correlationId).add("Content-Type", "application/json");
        byte[] bytes = body == null ? new byte[0] : Json.bytes(body);
        return new HttpRequest(
                method, "https", host, path, "api-version=" + apiVersion, headers, new ByteArrayInputStream(bytes));
    }
}
