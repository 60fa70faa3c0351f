package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.AadCredentialBuilderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An application in its tenant, and the other tenants for which it may ask. */
record Application(String tenantId, String clientId, List<String> additionalTenants) {

    Application {
        additionalTenants = List.copyOf(additionalTenants);
    }

    Application adding(List<String> tenants) {
        List<String> all = new ArrayList<>(additionalTenants);
        all.addAll(tenants);
        return new Application(tenantId, clientId, all);
    }

    Settings settings(String subject) {
        return new Settings(subject)
                .needsTenant(tenantId)
                .needs("clientId", clientId)
                .tenants(additionalTenants);
    }

    /**
     * Ties a proof of this application to a cloud. A new credential is made for each token: MSAL's memory would answer a
     * claims challenge, or a refresh after a 401, with the rejected token. CachedCredential is the memory.
     */
    BoundSignIn bind(
            SignIn signIn, AzureCloud cloud, HttpClient transport, Function<HttpClient, TokenCredential> made) {
        return new BoundSignIn(
                signIn,
                cloud,
                transport,
                (request, http) ->
                        made.apply(ClaimsInForm.in(http, request.getClaims())).getTokenSync(capable(request)));
    }

    <B extends AadCredentialBuilderBase<B>> B fill(B builder, AzureCloud cloud, HttpClient http) {
        builder.authorityHost(cloud.authorityHost().toString())
                .tenantId(tenantId)
                .clientId(clientId)
                .additionallyAllowedTenants(additionalTenants)
                .httpClient(http);
        return Authorities.isUnknownToMsal(cloud) ? builder.disableInstanceDiscovery() : builder;
    }

    /** The request without its claims, which go into the form; who brings claims can answer a challenge. */
    private static TokenRequestContext capable(TokenRequestContext request) {
        return new TokenRequestContext()
                .setScopes(request.getScopes())
                .setTenantId(request.getTenantId())
                .setCaeEnabled(request.isCaeEnabled() || request.getClaims() != null);
    }

    @Override
    public String toString() {
        return "tenant=" + tenantId + ", client=" + clientId
                + (additionalTenants.isEmpty() ? "" : ", additional tenants=" + additionalTenants);
    }
}
