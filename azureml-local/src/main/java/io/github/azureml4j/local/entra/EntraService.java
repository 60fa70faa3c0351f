package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Ids;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tenants, who may sign in to them, what their tokens say, and who checks those. Thread-safe. */
public final class EntraService {

    /** The application of the Azure CLI, which developer tools sign users in with (contract 11.1). */
    public static final String AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

    private final EntraStore store = new EntraStore();
    private final SessionStore sessions = new SessionStore();
    private final Directory directory = new Directory(store);
    private final Ids ids;
    private final ServicePrincipal defaultPrincipal;
    private final Tenant first;
    private final TokenIssuer tokens;
    private final FederatedIssuer federated;
    private final Grants grants;
    private final Devices devices;
    private final SignInFlow signIn;
    private volatile Lifetimes lifetimes = Lifetimes.DEFAULT;

    public EntraService(Clock clock, Ids ids) {
        this.ids = ids;
        first = new Tenant(ids.uuid(), "azureml-local", "azuremllocal.onmicrosoft.com");
        store.add(first);
        tokens = new TokenIssuer(first.id(), clock, ids);
        federated = new FederatedIssuer(clock, ids);
        devices = new Devices(directory, sessions, tokens.revocations(), clock, ids);
        signIn = new SignInFlow(directory, sessions, tokens.revocations(), clock, ids);
        grants = new Grants(
                directory,
                sessions,
                tokens,
                new ClientAuthentication(directory, new ClientAssertions(directory, sessions, federated)),
                new TokenAnswers(directory, tokens, sessions, () -> lifetimes, ids));
        store.add(Application.onUsersMachines(AZURE_CLI, ids.uuid(), "Microsoft Azure CLI"));
        defaultPrincipal = addApplication(first.id(), "azureml-local");
    }

    /** The tenant that exists from the start. */
    public String tenantId() {
        return first.id();
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
                first.id(),
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

    /** Where a caller belongs: a user's home and wherever it is a guest, anybody else's one tenant. */
    public Stream<Tenant> tenantsOf(Caller caller) {
        Optional<User> user = store.userById(caller.objectId());
        return user.isPresent()
                ? Stream.concat(
                                Stream.of(user.get().tenantId()),
                                user.get().guestIds().keySet().stream().sorted())
                        .map(this::requireTenant)
                : Stream.of(requireTenant(caller.tenantId()));
    }

    /** Another tenant; its id. */
    public String addTenant(String name) {
        String label = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        Tenant tenant = new Tenant(ids.uuid(), name, label + ".onmicrosoft.com");
        if (label.isEmpty() || store.tenant(tenant.domain()).isPresent()) {
            throw new IllegalArgumentException("there is a tenant with the domain " + tenant.domain());
        }
        store.add(tenant);
        return tenant.id();
    }

    /** An application with a secret that does not expire. */
    public ServicePrincipal addApplication(String tenantId, String name) {
        Secret secret = new Secret(ids.hex(40), null);
        Application application = Application.confidential(
                        ids.uuid(), requireTenant(tenantId).id(), ids.uuid(), name)
                .proving(proofs -> proofs.with(secret));
        store.add(application);
        return new ServicePrincipal(
                application.clientId(), secret.value(), application.objectId(), name);
    }

    /** An application on users' machines, known in every tenant; its client id. */
    public String addPublicClient(String name) {
        Application application = Application.onUsersMachines(ids.uuid(), ids.uuid(), name);
        store.add(application);
        return application.clientId();
    }

    /** A further secret of an application. */
    public String addSecret(String clientId, @Nullable Instant end) {
        Secret secret = new Secret(ids.hex(40), end);
        change(clientId, application -> application.proving(proofs -> proofs.with(secret)));
        return secret.value();
    }

    /** Makes a secret useless. */
    public void removeSecret(String clientId, String secret) {
        change(clientId, application -> application.proving(proofs -> proofs.withoutSecret(secret)));
    }

    /** Accepts client assertions that are signed with the certificate's key. */
    public void addCertificate(String clientId, X509Certificate certificate) {
        change(clientId, application -> application.proving(proofs -> proofs.with(certificate)));
    }

    /** Accepts an issuer's tokens about a subject as client assertions. */
    public void trust(String clientId, String issuer, String subject, String audience) {
        Trust trust = new Trust(issuer, subject, audience);
        change(clientId, application -> application.proving(proofs -> proofs.with(trust)));
    }

    /** A token of any issuer that an application may trust. */
    public String federatedToken(String issuer, String subject, String audience) {
        return federated.issue(issuer, subject, audience);
    }

    /** Lets browsers come back to an address. */
    public void addRedirect(String clientId, String uri) {
        change(clientId, application -> application.redirecting(uri));
    }

    /** A member of a tenant; the object id. A name without a domain gets the tenant's. */
    public UserAccount addUser(String tenantId, String userName, String password) {
        Tenant home = requireTenant(tenantId);
        String full = userName.contains("@") ? userName : userName + "@" + home.domain();
        User user = User.member(ids.uuid(), home.id(), full, password);
        if (!store.add(user)) {
            throw new IllegalArgumentException("there is a user called " + full);
        }
        return new UserAccount(home.id(), user.objectId(), full);
    }

    /** A password alone does not sign the user in any more. */
    public void requireMfa(String userName) {
        changeUser(userName, User::withMfa);
    }

    /** Makes a user of one tenant a guest of another; the object id there. */
    public String invite(String userName, String tenantId) {
        Tenant tenant = requireTenant(tenantId);
        String id = ids.uuid();
        return changeUser(userName, user -> user.guestIn(tenant, id)).idIn(tenant).orElseThrow();
    }

    /** Whether an application or a user, by its object id, may sign in. */
    public void enable(String objectId, boolean may) {
        store.principal(objectId)
                .ifPresentOrElse(
                        found -> change(found.clientId(), application -> application.enabled(may)),
                        () -> stand(objectId, may ? User.Standing.ENABLED : User.Standing.DISABLED));
    }

    /** Locks a user's account, as too many wrong passwords do. */
    public void lock(String objectId) {
        stand(objectId, User.Standing.LOCKED);
    }

    /** Ends every session and token that the principal has, wherever it is a guest too. */
    public void revokeSessions(String objectId) {
        tokens.revocations().revoke(objectId);
        store.userById(objectId)
                .filter(user -> user.objectId().equals(objectId))
                .ifPresent(user -> user.guestIds().values().forEach(tokens.revocations()::revoke));
    }

    /** From now on the principal's tokens must have been asked for with these claims. */
    public void requireClaims(String objectId, String claims) {
        tokens.challenges().require(objectId, ClaimsRequest.parse(claims));
    }

    /** Takes {@link #requireClaims} back. */
    public void requireNoClaims(String objectId) {
        tokens.challenges().forget(objectId);
    }

    /** How long tokens live that are issued from now on. */
    public void tokenLifetime(Duration life) {
        lifetimes = new Lifetimes(life, lifetimes.refreshIn());
    }

    /** After what time clients are told to ask anew; null tells them nothing. */
    public void refreshIn(@Nullable Duration time) {
        lifetimes = new Lifetimes(lifetimes.token(), time);
    }

    /** How long tokens live that are issued now. */
    public Duration tokenLifetime() {
        return lifetimes.token();
    }

    /** The user confirms the code that a device shows. */
    public void confirmDevice(String userCode, String userName) {
        devices.confirm(userCode, userName);
    }

    /** The user declines the code that a device shows. */
    public void declineDevice(String userCode) {
        devices.waiting(userCode).decline();
    }

    Directory directory() {
        return directory;
    }

    Ids ids() {
        return ids;
    }

    Grants grants() {
        return grants;
    }

    Devices devices() {
        return devices;
    }

    SignInFlow signIn() {
        return signIn;
    }

    private Tenant requireTenant(String id) {
        return store.tenant(id).orElseThrow(() -> new IllegalArgumentException("there is no tenant " + id));
    }

    private void stand(String objectId, User.Standing standing) {
        User user = store.userById(objectId)
                .orElseThrow(() -> new IllegalArgumentException("there is no principal " + objectId));
        changeUser(user.userName(), found -> found.standing(standing));
    }

    private void change(String clientId, UnaryOperator<Application> change) {
        store.change(clientId, change)
                .orElseThrow(() -> new IllegalArgumentException("there is no application " + clientId));
    }

    private User changeUser(String userName, UnaryOperator<User> change) {
        return store.changeUser(userName, change)
                .orElseThrow(() -> new IllegalArgumentException("there is no user " + userName));
    }
}
