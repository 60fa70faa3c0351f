package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Signs in as whoever the Azure CLI is signed in as ({@code az login}). The CLI's active cloud must be the connection's.
 * The CLI keeps tokens itself and hands out a rejected one again until it expires; a claims challenge needs a new
 * {@code az login}. Immutable; settings are judged when it is bound.
 */
public final class AzureCliSignIn implements SignIn {

    static final AzureCliSignIn DEFAULT = new AzureCliSignIn(null, null);

    private final @Nullable String tenantId;
    private final @Nullable String subscription;

    private AzureCliSignIn(@Nullable String tenantId, @Nullable String subscription) {
        this.tenantId = tenantId;
        this.subscription = subscription;
    }

    /**
     * The tenant that owns the resources. That of the CLI's active subscription unless said otherwise.
     *
     * @param id its id or one of its domain names
     * @return a copy with this tenant
     */
    public AzureCliSignIn tenant(String id) {
        return new AzureCliSignIn(id, subscription);
    }

    /**
     * The subscription whose account the CLI uses. Its active one unless said otherwise.
     *
     * @param idOrName the subscription
     * @return a copy with this subscription
     */
    public AzureCliSignIn subscription(String idOrName) {
        return new AzureCliSignIn(tenantId, idOrName);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        new Settings("an Azure CLI sign-in")
                .tenant(tenantId)
                .when(tenantId != null && tenantId.isBlank(), "needs a tenant that is not blank")
                .when(subscription != null && subscription.isBlank(), "needs a subscription that is not blank")
                .when(tenantId != null && subscription != null, "takes a tenant or a subscription, not both")
                .check();
        AtomicBoolean agreed = new AtomicBoolean();
        return new BoundSignIn(this, cloud, transport, (request, http) -> {
            if (!agreed.get()) {
                AzureCli.requireCloud(cloud);
                agreed.set(true);
            }
            return token(cloud, request);
        });
    }

    private AccessToken token(AzureCloud cloud, TokenRequestContext request) {
        AzureCliCredentialBuilder builder = new AzureCliCredentialBuilder();
        if (tenantId != null) {
            builder.tenantId(tenantId);
        }
        if (subscription != null) {
            builder.subscription(subscription);
        }
        return new AgreeingCredential(cloud, builder.build()).getTokenSync(request);
    }

    @Override
    public String toString() {
        String settings =
                tenantId != null ? "tenant=" + tenantId : subscription != null ? "subscription=" + subscription : "";
        return settings.isEmpty() ? "azureCli" : "azureCli[" + settings + "]";
    }
}
