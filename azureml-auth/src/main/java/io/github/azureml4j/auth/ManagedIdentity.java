package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs in as the managed identity of the machine that the program runs on: a virtual machine, App Service, Functions,
 * Container Apps, Azure ML compute (also inside a job) or an Azure Arc machine. Which one it is, the environment says, in
 * the order of azure-identity: {@code IDENTITY_ENDPOINT} and {@code IDENTITY_HEADER}; {@code IDENTITY_ENDPOINT} and {@code
 * IMDS_ENDPOINT}; {@code MSI_ENDPOINT} and {@code MSI_SECRET}; else the metadata service of virtual machines, at {@code
 * AZURE_POD_IDENTITY_AUTHORITY_HOST} if that is set. {@link #toString()} names it.
 *
 * <pre>{@code
 * Credentials.managedIdentity()                             // the machine's own, or the only one that it has
 * Credentials.managedIdentity().clientId("00000000-…")      // a user-assigned one
 * }</pre>
 *
 * <p>Nobody who is not there is waited for: where there is no metadata service, a second passes at most, and a chain
 * goes on. A service that answers, but puts off, is asked again for up to 70 seconds. No endpoint is asked through a
 * proxy, redirected, or told anybody's secret but its own. Claims of a challenge cannot be satisfied by managed
 * identities and are not sent; the token is new all the same. Service Fabric and Cloud Shell are not supported.
 *
 * <p>Immutable, thread-safe.
 */
public final class ManagedIdentity implements SignIn {

    private static final String DEFAULT_SCOPE = "/.default";

    private final Machine machine;
    private final IdentityName name;
    private final @Nullable URI endpoint;

    private ManagedIdentity(Machine machine, IdentityName name, @Nullable URI endpoint) {
        this.machine = machine;
        this.name = name;
        this.endpoint = endpoint;
    }

    static ManagedIdentity of(Machine machine) {
        return new ManagedIdentity(machine, IdentityName.DEFAULT, null);
    }

    /**
     * Means the user-assigned identity of that client id; every platform but Arc knows identities by it.
     *
     * @param id the identity's client (application) id
     * @return the sign-in as that identity
     * @throws IllegalArgumentException when it is blank, or the identity is named already
     */
    public ManagedIdentity clientId(String id) {
        return named(IdentityName.Kind.CLIENT_ID, id);
    }

    /**
     * Means the user-assigned identity of that ARM id; for virtual machines and App Service.
     *
     * @param id {@code /subscriptions/…/userAssignedIdentities/…}
     * @return the sign-in as that identity
     * @throws IllegalArgumentException when it is blank, or the identity is named already
     */
    public ManagedIdentity resourceId(String id) {
        return named(IdentityName.Kind.RESOURCE_ID, id);
    }

    /**
     * Means the user-assigned identity of that object id; for virtual machines and App Service.
     *
     * @param id the identity's object (principal) id
     * @return the sign-in as that identity
     * @throws IllegalArgumentException when it is blank, or the identity is named already
     */
    public ManagedIdentity objectId(String id) {
        return named(IdentityName.Kind.OBJECT_ID, id);
    }

    /**
     * Asks this metadata service, whatever the environment says.
     *
     * @param metadata its origin; {@code http://169.254.169.254} on a virtual machine
     * @return the sign-in there
     * @throws IllegalArgumentException when it is neither an http address of this machine nor an https address
     */
    public ManagedIdentity endpoint(URI metadata) {
        IdentityEndpoint.of("the metadata endpoint", metadata.toString());
        return new ManagedIdentity(machine, name, metadata);
    }

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        IdentitySource source = source();
        return new BoundSignIn(this, cloud, transport, (request, http) -> token(source, request, http));
    }

    /** {@return which identity, and where its tokens are to be had} */
    @Override
    public String toString() {
        return "managedIdentity[" + name + ", " + source() + "]";
    }

    private static AccessToken token(IdentitySource source, TokenRequestContext request, HttpClient http) {
        return source.token(resource(request.getScopes()), http);
    }

    /** The scope minus its suffix and no slash more: {@code https://management.core.windows.net//.default} has two. */
    private static String resource(List<String> scopes) {
        if (scopes.size() != 1) {
            throw new IllegalArgumentException("a token of a managed identity is for one scope, not for " + scopes);
        }
        String scope = scopes.get(0);
        return scope.endsWith(DEFAULT_SCOPE) ? scope.substring(0, scope.length() - DEFAULT_SCOPE.length()) : scope;
    }

    private IdentitySource source() {
        return new IdentitySources(machine, name).detect(endpoint);
    }

    private ManagedIdentity named(IdentityName.Kind kind, String id) {
        IdentityName other = new IdentityName(kind, id.trim());
        if (!name.isDefault() && name.kind() != kind) {
            throw new IllegalArgumentException(
                    "a managed identity is named by one of client id, resource id and object id;"
                            + " this one is named by its " + name);
        }
        if (id.isBlank()) {
            throw new IllegalArgumentException("the " + other.toString().trim() + " is blank");
        }
        return new ManagedIdentity(machine, other, endpoint);
    }
}
