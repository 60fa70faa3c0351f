package io.github.azureml4j.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.scoring.token.Token;
import java.time.Instant;

/** Reads {@code AuthToken} of {@code modelManagement.json}: times are epoch seconds, as the v1 client reads them. */
final class ServiceTokens {

    private ServiceTokens() {}

    static Token read(String service, JsonNode document) {
        String value = document.path("accessToken").asText("");
        long expiry = document.path("expiryOn").asLong(0);
        if (value.isEmpty() || expiry <= 0) {
            throw new AzureMlException("the token of web service " + service + " came without value or expiry");
        }
        return new Token(
                value,
                Instant.ofEpochSecond(expiry),
                Instant.ofEpochSecond(Math.max(0, document.path("refreshAfter").asLong(0))));
    }
}
