package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One tenant: who may sign in, what the tokens say, and who checks them. Thread-safe. */
public final class EntraService {

    /** How long an application's token lives. */
    static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

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
            throw Refusals.unknownTenant(name);
        }
    }

    /** The application with that secret, or Entra's refusal. */
    ServicePrincipal authenticate(String clientId, @Nullable String secret) {
        ServicePrincipal principal =
                store.find(clientId).orElseThrow(() -> Refusals.unknownApplication(clientId, tenantId));
        if (secret == null) {
            throw Refusals.noSecret();
        }
        if (!principal.secret().equals(secret)) {
            throw Refusals.wrongSecret(clientId);
        }
        return principal;
    }

    /** A resource that the tenant knows. */
    String requireResource(String resource) {
        if (!Audiences.known(resource)) {
            throw Refusals.unknownResource(resource, tenantId);
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
}
