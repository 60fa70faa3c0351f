package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A service principal that proves itself with a client secret. */
record ClientSecretSignIn(
        Application application,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String secret) implements SignIn {

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        return application.bind(
                this,
                cloud,
                transport,
                http -> application
                        .fill(new ClientSecretCredentialBuilder(), cloud, http)
                        .clientSecret(secret)
                        .build());
    }

    @Override
    public String toString() {
        return "servicePrincipal[" + application + ", secret=***]";
    }
}
