package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint of managed identities answered. Each platform writes its refusals in a form of its own.
 *
 * @param status the HTTP status
 * @param retryAfter the field of that name
 * @param challenge the field {@code WWW-Authenticate}
 * @param body the JSON; a missing node for anything else
 */
record IdentityAnswer(
        int status, @Nullable String retryAfter, @Nullable String challenge, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REASON = 300;
    private static final Duration LONG_LIFE = Duration.ofHours(2);

    static IdentityAnswer of(HttpResponse response, byte[] body) {
        return new IdentityAnswer(
                response.getStatusCode(),
                response.getHeaderValue(HttpHeaderName.RETRY_AFTER),
                response.getHeaderValue(HttpHeaderName.WWW_AUTHENTICATE),
                parsed(body));
    }

    /** Whether it is the refusal of somebody else: other clouds have a metadata service at the same address. */
    boolean isForeign() {
        boolean lasting = status >= 400 && status < 500 && status != 408 && status != 410 && status != 429;
        return lasting && !body.isObject();
    }

    /** The word for what is wrong, where the platform has one. */
    String word() {
        return body.path("error").asText("");
    }

    /** What is wrong, in the platform's words. */
    String reason() {
        String text = Stream.of(
                        body.path("error_description"),
                        body.path("message"),
                        body.at("/error/message"),
                        body.path("error"))
                .map(JsonNode::asText)
                .filter(said -> !said.isBlank())
                .findFirst()
                .orElse("without a reason");
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
    }

    /** The token, or the refusal that came in its stead. */
    AccessToken token(String source, Instant now) {
        if (status != 200) {
            throw new ClientAuthenticationException(source + " answered " + status + ": " + reason(), null);
        }
        String value = body.path("access_token").asText("");
        if (value.isEmpty()) {
            throw new ClientAuthenticationException(source + " answered 200 without a token", null);
        }
        Instant expires = expires(source, now);
        return new AccessToken(value, utc(expires), utc(refreshAt(expires, now)));
    }

    /** {@code expires_on} wins: it does not depend on how long the answer took. */
    private Instant expires(String source, Instant now) {
        String on = body.path("expires_on").asText("");
        String in = body.path("expires_in").asText("");
        try {
            return on.isBlank() ? now.plusSeconds(Long.parseLong(in.trim())) : ExpiresOn.parse(on);
        } catch (IllegalArgumentException unreadable) {
            throw new ClientAuthenticationException(source + " does not say when its token expires", null);
        }
    }

    /** As MSAL does: tokens that live long are replaced in the middle of their lives. */
    private Instant refreshAt(Instant expires, Instant now) {
        String in = body.path("refresh_in").asText("");
        Duration life = Duration.between(now, expires);
        if (in.matches("\\d{1,9}")) {
            return now.plusSeconds(Long.parseLong(in));
        }
        return life.compareTo(LONG_LIFE) > 0 ? now.plus(life.dividedBy(2)) : Instant.EPOCH;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    /** Without the body, which may hold a token. */
    @Override
    public String toString() {
        return "IdentityAnswer[" + status + "]";
    }
}
