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
     * @throws RuntimeException when the issuer gave none; becomes the cause of {@link TokenException}
     */
    Token fetch();
}
