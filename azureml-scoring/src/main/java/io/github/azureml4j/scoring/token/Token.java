package io.github.azureml4j.scoring.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/**
 * A bearer token and what its issuer said about its life. Immutable. {@link #toString()} and Jackson leave the value out.
 *
 * @param value what goes behind {@code Authorization: Bearer}
 * @param expiresAt from when on it is rejected
 * @param refreshAfter from when on the issuer would like it to be replaced; {@link Instant#EPOCH} when the issuer did
 *     not say, which is also how the service spells it (0)
 */
public record Token(
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String value,

        Instant expiresAt,
        Instant refreshAfter) {

    /** Rejects an empty value, the one that would be sent as a bare {@code Bearer}. */
    public Token {
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(refreshAfter, "refreshAfter");
        if (value.isBlank()) {
            throw new IllegalArgumentException("a token needs a value");
        }
    }

    /**
     * A token whose issuer did not say when to refresh it.
     *
     * @param value the token
     * @param expiresAt from when on it is rejected
     * @return the token; {@link RefreshingToken} chooses the time to refresh
     */
    public static Token of(String value, Instant expiresAt) {
        return new Token(value, expiresAt, Instant.EPOCH);
    }

    @Override
    public String toString() {
        return "Token[value=***, expiresAt=" + expiresAt + ", refreshAfter=" + refreshAfter + "]";
    }
}
