package io.github.azureml4j.core.secret;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.core.http.ErrorBody;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceFailure;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The secret client's exceptions as this SDK's own. The original is not kept as the cause: its request holds the secret. */
final class SecretErrors {
    private SecretErrors() {}

    static <T> T translate(String verb, URI uri, Supplier<T> call) {
        try {
            return call.get();
        } catch (SignInException e) {
            throw e;
        } catch (HttpResponseException e) {
            throw refused(verb, uri, e);
        } catch (RuntimeException e) {
            IOException broken = brokenConnection(e);
            if (broken == null) {
                throw e;
            }
            throw new TransportException(verb + " " + uri + ": " + broken, broken, false);
        }
    }

    private static ServiceException refused(String verb, URI uri, HttpResponseException e) {
        int status = e.getResponse().getStatusCode();
        String code = code(e, status);
        ErrorBody error = new ErrorBody(code, message(code), null, List.of());
        ServiceFailure failure = new ServiceFailure(verb, uri, status, error, requestId(e), null, null);
        return failure.exception();
    }

    private static String message(String code) {
        return switch (code) {
            case "ObjectIsDeletedButRecoverable" ->
                "the vault keeps a deleted secret of that name: recover(name) brings it back, purge(name) ends it";
            case "ObjectIsBeingDeleted", "ObjectIsBeingRecovered" ->
                "the vault is still deleting or recovering the secret: try again in some seconds";
            case "SecretDisabled" -> "the secret is disabled";
            default -> "the key vault refused the request";
        };
    }

    /** The innermost code of {@code {"error":{"code":…,"innererror":{"code":…}}}}, as the client read it; the rest is not repeated. */
    private static String code(HttpResponseException e, int status) {
        JsonNode error = Json.mapper().valueToTree(e.getValue()).path("error");
        String code =
                error.path("innererror").path("code").asText(error.path("code").asText(""));
        return code.isEmpty() ? "HTTP " + status : code;
    }

    private static String requestId(HttpResponseException e) {
        String id = e.getResponse().getHeaderValue(HttpHeaderName.X_MS_REQUEST_ID);
        return id == null ? "none" : id;
    }

    private static @Nullable IOException brokenConnection(@Nullable Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}
