package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientAssertionCredentialBuilder;
import java.util.function.Function;

/**
 * An application that proves itself with a token of another issuer.
 *
 * @param name how reports call this way
 * @param origin where the other issuer's token comes from, for reports
 * @param assertion gets that token, by the given way if it takes a request
 */
record FederatedSignIn(String name, Application application, String origin, Function<HttpClient, String> assertion)
        implements SignIn {

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        return application.bind(this, cloud, transport, http -> proven(cloud, http));
    }

    private TokenCredential proven(AzureCloud cloud, HttpClient http) {
        String token = assertion.apply(http);
        return application
                .fill(new ClientAssertionCredentialBuilder(), cloud, http)
                .clientAssertion(() -> token)
                .build();
    }

    @Override
    public String toString() {
        return name + "[" + application + ", " + origin + "]";
    }
}
