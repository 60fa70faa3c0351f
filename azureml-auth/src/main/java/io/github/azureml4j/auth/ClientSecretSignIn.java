package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredentialBuilder;

/** A service principal that proves itself with a client secret. */
record ClientSecretSignIn(Application application, String secret) implements SignIn {

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        return application.bind(this, cloud, transport, http -> application
                .fill(new ClientSecretCredentialBuilder(), cloud, http)
                .clientSecret(secret)
                .build());
    }

    @Override
    public String toString() {
        return "servicePrincipal[" + application + ", secret=***]";
    }
}
