package io.github.azureml4j.auth;

import com.azure.core.http.HttpClient;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AuthenticationRecord;
import com.azure.identity.TokenCachePersistenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        @Nullable String tenantId, String clientId, List<String> additionalTenants, @Nullable String remembered) {

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

    <B extends AadCredentialBuilderBase<B>> B fill(B builder, AzureCloud cloud, HttpClient http) {
        builder.authorityHost(cloud.authorityHost().toString())
                .tenantId(tenantId == null ? HOME : tenantId)
                .clientId(clientId)
                .additionallyAllowedTenants(tenantId == null ? List.of("*") : additionalTenants)
                .httpClient(http);
        return Authorities.isUnknownToMsal(cloud) ? builder.disableInstanceDiscovery() : builder;
    }

    /** Never in plain text: where the machine has no key store, signing in fails. */
    @Nullable
    TokenCachePersistenceOptions cache() {
        return remembered == null
                ? null
                : new TokenCachePersistenceOptions().setName(remembered).setUnencryptedStorageAllowed(false);
    }

    Optional<RememberedAccount> account(AzureCloud cloud) {
        return Optional.ofNullable(remembered)
                .map(name -> RememberedAccount.in(name, cloud.authorityHost().getHost(), tenantId == null ? HOME : tenantId, clientId));
    }

    @Nullable
    AuthenticationRecord known(AzureCloud cloud) {
        return account(cloud).map(RememberedAccount::read).orElse(null);
    }

    @Override
    public String toString() {
        return "tenant=" + (tenantId == null ? "the person's own" : tenantId) + ", client=" + clientId
                + (additionalTenants.isEmpty() ? "" : ", additional tenants=" + additionalTenants)
                + (remembered == null ? "" : ", remembered as " + remembered);
    }
}
