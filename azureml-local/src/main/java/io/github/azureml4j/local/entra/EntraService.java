package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One tenant: who may sign in, what the tokens say, and who checks them. Thread-safe. */
public final class EntraService {

    /** How long an application's token lives. */
    static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private static final List<String> OPENID_SCOPES = List.of("openid", "profile", "offline_access", "email");
    private static final String DEFAULT = "/.default";

    private final String tenantId;
    private final ServicePrincipal defaultPrincipal;
    private final TokenIssuer tokens;
    private final EntraStore store = new EntraStore();

    public EntraService(Clock clock, Ids ids) {
        tenantId = ids.uuid();
        defaultPrincipal = new ServicePrincipal(ids.uuid(), ids.hex(40), ids.uuid(), "azureml-local");
        tokens = new TokenIssuer(tenantId, clock, ids);
        store.add(defaultPrincipal);
    }

    public String tenantId() {
        return tenantId;
    }

    /** The one principal that exists from the start. */
    public ServicePrincipal defaultPrincipal() {
        return defaultPrincipal;
    }

    /** Makes and checks tokens, also those that other planes hand out. */
    public TokenIssuer tokens() {
        return tokens;
    }

    /** Lets in who holds a valid token for one of these audiences, with or without a slash at the end. */
    public Guard guard(String... audiences) {
        return new BearerGuard(
                tokens,
                tenantId,
                Arrays.stream(audiences).map(Audiences::withoutSlash).collect(Collectors.toUnmodifiableSet()));
    }

    /** The guard of Resource Manager, in the three clouds. */
    public Guard armGuard() {
        return guard(Audiences.ARM.toArray(String[]::new));
    }

    /** The guard of the region hosts: a token for Resource Manager or for Azure Machine Learning. */
    public Guard regionGuard() {
        return guard(Stream.concat(Audiences.ARM.stream(), Audiences.MACHINE_LEARNING.stream())
                .toArray(String[]::new));
    }

    /** The tenant under that name, or Entra's refusal. */
    void requireTenant(String name) {
        if (!name.equalsIgnoreCase(tenantId)) {
            throw EntraErrors.refuse(
                    400,
                    "invalid_request",
                    90002,
                    "Tenant '" + name + "' not found. Check to make sure you have the correct tenant ID and are"
                            + " signing into the correct cloud.");
        }
    }

    /** The application with that secret, or Entra's refusal. */
    ServicePrincipal authenticate(String clientId, @Nullable String secret) {
        ServicePrincipal principal = store.find(clientId)
                .orElseThrow(() -> EntraErrors.refuse(
                        400,
                        "unauthorized_client",
                        700016,
                        "Application with identifier '" + clientId + "' was not found in the directory '" + tenantId
                                + "'."));
        if (secret == null) {
            throw EntraErrors.refuse(
                    401,
                    "invalid_client",
                    7000218,
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        }
        if (!principal.secret().equals(secret)) {
            throw EntraErrors.refuse(
                    401,
                    "invalid_client",
                    7000215,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID, for a secret added to app '" + clientId + "'.");
        }
        return principal;
    }

    /** The one resource that a v2 scope names; its order, and what OpenID Connect adds, does not matter. */
    String resourceOf(String scope) {
        List<String> resources = Stream.of(scope.trim().split("\\s+"))
                .filter(part -> !part.isEmpty() && !OPENID_SCOPES.contains(part))
                .toList();
        Optional<String> invalid =
                resources.stream().filter(part -> !part.endsWith(DEFAULT)).findFirst();
        if (resources.isEmpty() || invalid.isPresent()) {
            throw EntraErrors.refuse(
                    400,
                    "invalid_scope",
                    1002012,
                    "The provided value for scope " + scope + " is not valid. Client credential flows must have a scope"
                            + " value with /.default suffixed to the resource identifier (application ID URI).");
        }
        if (resources.size() > 1) {
            throw EntraErrors.refuse(
                    400,
                    "invalid_scope",
                    28000,
                    "Provided value for the input parameter scope is not valid because it contains more than one"
                            + " resource. Scope " + scope + " is not valid.");
        }
        return requireResource(resources.get(0).substring(0, resources.get(0).length() - DEFAULT.length()));
    }

    /** A resource that the tenant knows. */
    String requireResource(String resource) {
        if (!Audiences.known(resource)) {
            throw EntraErrors.refuse(
                    400,
                    "invalid_resource",
                    500011,
                    "The resource principal named " + resource + " was not found in the tenant named " + tenantId
                            + ".");
        }
        return resource;
    }

    /** An application's own token for a resource. */
    String tokenFor(ServicePrincipal principal, String resource, String issuer) {
        return tokens.issue(
                resource,
                principal.objectId(),
                Map.of(
                        "iss",
                        issuer,
                        "idp",
                        issuer,
                        "appid",
                        principal.clientId(),
                        "appidacr",
                        "1",
                        "idtyp",
                        "app",
                        "ver",
                        "1.0"),
                TOKEN_LIFETIME);
    }

    /** What is asked for without being given. */
    static LocalError missing(String field) {
        return EntraErrors.refuse(
                400,
                "invalid_request",
                90014,
                "The required field '" + field + "' is missing from the credential. Ensure that you have all the"
                        + " necessary parameters for the login request.");
    }
}
