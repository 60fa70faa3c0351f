package io.github.azureml4j.auth;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.util.SharedExecutorService;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.PublicClientApplication;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sign-ins of people have in common. Immutable.
 *
 * @param tenantId the tenant that owns the resources; null for the person's own
 * @param clientId the application that asks on the person's behalf
 * @param additionalTenants other tenants for which a request may ask
 * @param remembered the name of the encrypted cache; null for none
 */
record Person(
        @Nullable String tenantId,
        String clientId,
        List<String> additionalTenants,
        @Nullable String remembered) {

    /** The public client of Azure's developer tools, which every tenant knows; azure-identity's default too. */
    private static final String DEVELOPER_TOOLS = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

    /** A tenant of one's own: whichever the account is at home in. */
    private static final String HOME = "organizations";

    static final Person ANYBODY = new Person(null, DEVELOPER_TOOLS, List.of(), null);

    Person tenant(String id) {
        return new Person(id, clientId, additionalTenants, remembered);
    }

    Person client(String id) {
        return new Person(tenantId, id, additionalTenants, remembered);
    }

    Person adding(String... tenants) {
        List<String> all = new ArrayList<>(additionalTenants);
        all.addAll(List.of(tenants));
        return new Person(tenantId, clientId, List.copyOf(all), remembered);
    }

    Person remember(String cacheName) {
        return new Person(tenantId, clientId, additionalTenants, cacheName);
    }

    Settings settings(String subject) {
        return new Settings(subject)
                .needs("clientId", clientId)
                .when(tenantId != null && tenantId.isBlank(), "needs a tenant that is not blank")
                .tenant(tenantId)
                .tenants(additionalTenants)
                .when(
                        remembered != null && !remembered.matches("[A-Za-z0-9][A-Za-z0-9._-]*"),
                        "needs a cache name of letters, digits, dots and dashes");
    }

    /** MSAL's client, which says that it can answer claims challenges. */
    PublicClientApplication client(AzureCloud cloud, IHttpClient transport) {
        try {
            PublicClientApplication.Builder client = PublicClientApplication.builder(clientId)
                    .authority(cloud.authorityHost() + "/" + tenant() + "/")
                    .instanceDiscovery(!Authorities.isUnknownToMsal(cloud))
                    .clientCapabilities(Set.of("CP1"))
                    .executorService(SharedExecutorService.getInstance())
                    .httpClient(transport);
            // MSAL would repeat a failed request itself, besides the transport.
            client.disableInternalRetries();
            return remembered == null
                    ? client.build()
                    : client.setTokenCacheAccessAspect(KeyStoreCache.named(remembered))
                            .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no authority: " + cloud.authorityHost(), e);
        }
    }

    Optional<RememberedAccount> account(AzureCloud cloud) {
        return Optional.ofNullable(remembered)
                .map(name -> RememberedAccount.in(name, cloud.authorityHost().getHost(), tenant(), clientId));
    }

    /** The tenant of a request, which must be the person's, or one that was allowed. */
    String tenantOf(TokenRequestContext request) {
        String asked = request.getTenantId();
        if (asked == null || asked.equalsIgnoreCase(tenant())) {
            return tenant();
        }
        if (tenantId == null || additionalTenants.contains("*") || additionalTenants.contains(asked)) {
            return asked;
        }
        throw SignInException.refused(
                "a token for tenant " + asked + " was asked for, and the sign-in is for " + tenantId + ".",
                "allow it with additionalTenants(...)",
                null);
    }

    private String tenant() {
        return tenantId == null ? HOME : tenantId;
    }

    @Override
    public String toString() {
        return "tenant=" + (tenantId == null ? "the person's own" : tenantId) + ", client=" + clientId
                + (additionalTenants.isEmpty() ? "" : ", additional tenants=" + additionalTenants)
                + (remembered == null ? "" : ", remembered as " + remembered);
    }
}
