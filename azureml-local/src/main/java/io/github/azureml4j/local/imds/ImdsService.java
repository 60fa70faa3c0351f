package io.github.azureml4j.local.imds;

import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.identities.IdentityService;
import io.github.azureml4j.local.identities.UserIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The identities of the machine, and who is handed their tokens. Thread-safe. */
public final class ImdsService {

    static final String APP_SERVICE = "/msi/token";
    static final String COMPUTE = "/MSI/auth";
    static final String ARC = "/arc";
    static final String TOKEN = "/metadata/identity/oauth2/token";

    private static final String REGION = "eastus";

    private final Clock clock;
    private final IdentityService identities;
    private final String subscriptionId;
    private final ImdsStore store;
    private final IdentityTokens tokens;
    private final ArcAgent arc;
    private final String appServiceSecret;
    private final String computeSecret;
    private volatile Duration tokenLifetime = Duration.ofHours(24);
    private volatile @Nullable DateTimeFormatter computeExpiry;

    /** @param subscriptionId where the machine and its identities are */
    public ImdsService(EntraService entra, IdentityService identities, String subscriptionId, Clock clock, Ids ids) {
        this.clock = clock;
        this.identities = identities;
        this.subscriptionId = subscriptionId;
        this.tokens = new IdentityTokens(entra);
        this.store = new ImdsStore(
                tokens.register("machine", group() + "/providers/Microsoft.Compute/virtualMachines/machine"));
        this.arc = new ArcAgent(ids);
        this.appServiceSecret = ids.uuid();
        this.computeSecret = ids.hex(32);
    }

    /** The machine's own identity, unless it was removed. */
    public Optional<MachineIdentity> systemAssigned() {
        return store.systemAssigned();
    }

    /** The machine's identity with that ARM id, if it has it. */
    public Optional<MachineIdentity> find(String resourceId) {
        return store.all()
                .filter(identity -> identity.resourceId().equalsIgnoreCase(resourceId))
                .findFirst();
    }

    /** Assigns a new identity to the machine. */
    public MachineIdentity addUserAssigned(String name) {
        String id = group() + "/providers/" + IdentityService.TYPE + "/" + name;
        return assign(identities.provide(ResourceId.parse(id), REGION), id);
    }

    /** Assigns an identity that was made with ARM to the machine; empty when there is none with that id. */
    public Optional<MachineIdentity> assign(String resourceId) {
        return identities.find(ResourceId.parse(resourceId)).map(found -> assign(found, resourceId));
    }

    /** Takes an identity away from the machine, also its own. */
    public void remove(MachineIdentity identity) {
        store.remove(identity);
    }

    /** How long tokens live that are handed out from now on. */
    public void tokenLifetime(Duration life) {
        tokenLifetime = life;
    }

    /** How Azure ML compute writes when a token expires; null for seconds since 1970. */
    public void computeExpiry(@Nullable DateTimeFormatter form) {
        computeExpiry = form;
    }

    /** The variables of a process on App Service. */
    public Map<String, String> appService(URI origin) {
        return Map.of("IDENTITY_ENDPOINT", origin + APP_SERVICE, "IDENTITY_HEADER", appServiceSecret);
    }

    /** The variables of a process on Azure ML compute that runs as this identity. */
    public Map<String, String> compute(URI origin, MachineIdentity identity) {
        return Map.of(
                "MSI_ENDPOINT",
                origin + COMPUTE,
                "MSI_SECRET",
                computeSecret,
                "DEFAULT_IDENTITY_CLIENT_ID",
                identity.clientId());
    }

    /** The variables of a process on an Arc machine whose agent keeps its secrets in this directory. */
    public Map<String, String> arc(URI origin, Path directory) {
        arc.install(directory);
        return Map.of("IDENTITY_ENDPOINT", origin + ARC + TOKEN, "IMDS_ENDPOINT", origin + ARC);
    }

    /** The identity of these ids, as far as they are not empty; without any, the one that must be meant. */
    public MachineIdentity require(String clientId, String objectId, String resourceId) {
        return require(new MachineIdentity.Named(clientId, objectId, resourceId));
    }

    MachineIdentity require(MachineIdentity.Named named) {
        return named.nobody()
                ? unnamed()
                : store.all()
                        .filter(identity -> identity.fits(named))
                        .findFirst()
                        .orElseThrow(ImdsService::notFound);
    }

    Grant grant(MachineIdentity identity, String resource) {
        if (resource.isEmpty()) {
            throw refusal("Required query variable 'resource' is missing");
        }
        Instant now = clock.instant();
        return new Grant(
                identity, resource, tokens.issue(identity, resource, tokenLifetime), now, now.plus(tokenLifetime));
    }

    String computeExpiry(Instant expires) {
        DateTimeFormatter form = computeExpiry;
        return form == null ? String.valueOf(expires.getEpochSecond()) : form.format(expires.atOffset(ZoneOffset.UTC));
    }

    boolean fromAppService(String secret) {
        return appServiceSecret.equals(secret);
    }

    boolean fromCompute(String secret) {
        return computeSecret.equals(secret);
    }

    ArcAgent arcAgent() {
        return arc;
    }

    static LocalError refusal(String description) {
        return LocalError.badRequest("invalid_request", description);
    }

    /** A token and what is said about it. */
    record Grant(MachineIdentity identity, String resource, String token, Instant from, Instant expires) {

        @Override
        public String toString() {
            return "Grant[" + identity.clientId() + ", " + resource + "]";
        }
    }

    private MachineIdentity unnamed() {
        return store.systemAssigned().orElseGet(() -> {
            List<MachineIdentity> others = store.userAssigned();
            if (others.size() > 1) {
                throw refusal("Multiple user assigned identities exist, please specify the clientId / resourceId of the"
                        + " identity in the token request");
            }
            return others.stream().findFirst().orElseThrow(ImdsService::notFound);
        });
    }

    private MachineIdentity assign(UserIdentity identity, String resourceId) {
        MachineIdentity assigned = new MachineIdentity(identity.clientId(), identity.principalId(), resourceId);
        store.add(assigned);
        return assigned;
    }

    private String group() {
        return "/subscriptions/" + subscriptionId + "/resourcegroups/rg-machine";
    }

    private static LocalError notFound() {
        return refusal("Identity not found");
    }
}
