package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tenants, who may sign in to them, what their tokens say, and who checks those. Thread-safe. */
public final class EntraService {

    /** The application of the Azure CLI, which developer tools sign users in with (contract 11.1). */
    public static final String AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

    /** Microsoft's own application <em>Azure Machine Learning</em>. */
    public static final String AZURE_MACHINE_LEARNING = "0736f41a-0425-4b46-bdb5-1563eff02385";

    /** Microsoft's own application <em>Azure Cosmos DB</em>, which opens databases with their owners' keys (ASSUMED). */
    public static final String AZURE_COSMOS_DB = "a232010e-820c-4083-83bb-3ace5fc29d0b";

    private final EntraStore store = new EntraStore();
    private final SessionStore sessions = new SessionStore();
    private final Directory directory = new Directory(store);
    private final Ids ids;
    private final ServicePrincipal defaultPrincipal;
    private final Registrations registrations;
    private final String tenantId;
    private final TokenIssuer tokens;
    private final FederatedIssuer federated;
    private final Grants grants;
    private final Devices devices;
    private final SignInFlow signIn;
    private volatile Lifetimes lifetimes = Lifetimes.DEFAULT;

    public EntraService(Clock clock, Ids ids) {
        this.ids = ids;
        registrations = new Registrations(store, ids);
        tenantId = registrations.addTenant("azureml-local");
        tokens = new TokenIssuer(tenantId, clock, ids);
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
        store.add(Application.confidential(AZURE_MACHINE_LEARNING, tenantId, ids.uuid(), "Azure Machine Learning"));
        store.add(Application.confidential(AZURE_COSMOS_DB, tenantId, ids.uuid(), "Azure Cosmos DB"));
        defaultPrincipal = registrations.addApplication(tenantId, "azureml-local");
    }

    /** The tenant that exists from the start. */
    public String tenantId() {
        return tenantId;
    }

    /** The one principal that exists from the start. */
    public ServicePrincipal defaultPrincipal() {
        return defaultPrincipal;
    }

    /** The service principals of the first tenant, without their secrets. */
    public Stream<ServicePrincipal> servicePrincipals() {
        return store.applications()
                .filter(application -> application.tenantId().equals(tenantId))
                .map(application -> new ServicePrincipal(
                        application.clientId(), "", application.objectId(), application.displayName()));
    }

    /** Everybody in the directory of the first tenant, guests too, as they are filed there. */
    public Stream<UserAccount> users() {
        return store.tenant(tenantId).stream()
                .flatMap(tenant -> store.users()
                        .flatMap(user -> user.idIn(tenant).stream()
                                .map(id -> new UserAccount(tenantId, id, user.principalName(tenant)))));
    }

    /** Makes and checks tokens, also those that other planes hand out. */
    public TokenIssuer tokens() {
        return tokens;
    }

    /** Where callers of a host of any plane are sent to sign in: each cloud to its own. */
    public static String signInHost(String host) {
        return EntraCloud.signInHost(host);
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

    /** Who there is: tenants, applications, users, groups. */
    public Registrations registrations() {
        return registrations;
    }

    /** An application with a secret that does not expire. */
    public ServicePrincipal addApplication(String tenantId, String name) {
        return registrations.addApplication(tenantId, name);
    }

    /** The object id of an application's principal. */
    public String objectIdOf(String clientId) {
        return store.application(clientId)
                .orElseThrow(() -> new IllegalArgumentException("there is no application " + clientId))
                .objectId();
    }

    /** Where a caller is a member or a guest. */
    public Stream<Tenant> tenantsOf(Caller caller) {
        return registrations.tenantsOf(caller);
    }

    /** What kind of principal has that object id, in Azure's words: {@code User}, {@code ServicePrincipal} or {@code Group}. */
    public Optional<String> principalType(String objectId) {
        return store.principalType(objectId);
    }

    /** What people call a group of the first tenant. */
    public Optional<String> groupName(String objectId) {
        return store.groups()
                .find(objectId)
                .filter(group -> group.tenantId().equals(tenantId))
                .map(Group::displayName);
    }

    /** The object ids of a principal and of every group that it is in, be it by way of another one. */
    public Set<String> withGroupsOf(String objectId) {
        return store.groups().withGroupsOf(objectId);
    }

    /** A token of any issuer that an application may trust. */
    public String federatedToken(String issuer, String subject, String audience) {
        return federated.issue(issuer, subject, audience);
    }

    /** Whether an application or a user, by its object id, may sign in. */
    public void enable(String objectId, boolean may) {
        registrations.enable(objectId, may);
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
    public synchronized void tokenLifetime(Duration life) {
        lifetimes = new Lifetimes(life, lifetimes.refreshIn());
    }

    /** After what time clients are told to ask anew; null tells them nothing. */
    public synchronized void refreshIn(@Nullable Duration time) {
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
}
