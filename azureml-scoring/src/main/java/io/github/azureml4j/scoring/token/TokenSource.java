package io.github.azureml4j.scoring.token;

/**
 * Where tokens come from: one request to an issuer. {@link RefreshingToken} calls it from its own thread, one call at a
 * time, so an implementation needs neither a cache nor a lock. It should bound its own waiting.
 */
@FunctionalInterface
public interface TokenSource {

    /**
     * Asks the issuer for a token.
     *
     * @return a token, never one kept from before
     * @throws TokenThrottledException when the issuer wants to be left alone for a time
     * @throws RuntimeException when the issuer gave none; becomes the cause of {@link TokenException}
     */
    Token fetch();

    /**
     * Asks the issuer for a token that answers a claims challenge. Unless overridden an ordinary one: most issuers know
     * no claims.
     *
     * @param claims what the service wants to see in the token, as JSON
     * @return a token, never one kept from before
     * @throws RuntimeException as {@link #fetch()}
     */
    default Token fetch(String claims) {
        return fetch();
    }
}
