package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;

/**
 * One of the places at which a platform hands out the tokens of managed identities. {@link Object#toString()} names it.
 * Thread-safe.
 */
interface IdentitySource {

    /**
     * Asks for a new token; nothing is remembered.
     *
     * @param resource for what, a scope without its {@code /.default}
     * @throws com.azure.identity.CredentialUnavailableException when this place has no such identity, so that a chain
     *     goes on
     * @throws com.azure.core.exception.ClientAuthenticationException when it refuses
     */
    AccessToken token(String resource, HttpClient http);
}
