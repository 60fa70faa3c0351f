package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** A service principal that proves itself with a client secret. */
final class ServicePrincipal implements SignIn {

    private final String tenantId;
    private final String clientId;
    private final String secret;

    ServicePrincipal(String tenantId, String clientId, String secret) {
        List<String> blank = new ArrayList<>();
        collectBlank(blank, "tenantId", tenantId);
        collectBlank(blank, "clientId", clientId);
        collectBlank(blank, "secret", secret);
        if (!blank.isEmpty()) {
            throw new IllegalArgumentException("a service principal needs " + String.join(", ", blank));
        }
        this.tenantId = tenantId;
        this.clientId = clientId;
        this.secret = secret;
    }

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        return new FrankCredential(new FreshEachTime(cloud, transport));
    }

    @Override
    public String toString() {
        return "servicePrincipal[tenant=" + tenantId + ", client=" + clientId + ", secret=***]";
    }

    private static void collectBlank(List<String> blank, String name, String value) {
        if (value.isBlank()) {
            blank.add(name);
        }
    }

    /**
     * A new credential for each token. A ClientSecretCredential answers a claims challenge, or a refresh after a 401, with
     * the rejected token out of MSAL's memory; without a memory it has to ask. CachedCredential is the memory.
     */
    private final class FreshEachTime implements TokenCredential {

        private final AzureCloud cloud;
        private final HttpClient transport;

        FreshEachTime(AzureCloud cloud, HttpClient transport) {
            this.cloud = cloud;
            this.transport = transport;
        }

        @Override
        public Mono<AccessToken> getToken(TokenRequestContext request) {
            return Mono.defer(() -> credential().getToken(request));
        }

        @Override
        public AccessToken getTokenSync(TokenRequestContext request) {
            return credential().getTokenSync(request);
        }

        private ClientSecretCredential credential() {
            return new ClientSecretCredentialBuilder()
                    .authorityHost(cloud.authorityHost().toString())
                    .tenantId(tenantId)
                    .clientId(clientId)
                    .clientSecret(secret)
                    .httpClient(transport)
                    .build();
        }
    }
}
