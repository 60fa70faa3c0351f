package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import java.util.function.Supplier;

/**
 * A platform on which there is no managed identity to be had, or whose variables cannot be used.
 *
 * @param name what was found
 * @param failure what whoever asks is told
 */
record NoIdentity(String name, Supplier<RuntimeException> failure) implements IdentitySource {

    @Override
    public AccessToken token(String resource, HttpClient http) {
        throw failure.get();
    }

    @Override
    public String toString() {
        return name;
    }
}
