package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Ids;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The administrator's side: makes tenants, applications, users and groups, and changes them. What is named and not there is an
 * {@link IllegalArgumentException}. Thread-safe.
 */
public final class Registrations {

    private final EntraStore store;
    private final Ids ids;

    Registrations(EntraStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
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
        return new ServicePrincipal(application.clientId(), secret.value(), application.objectId(), name);
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

    /** A group of a tenant; its object id. */
    public String addGroup(String tenantId, String name) {
        Group group = new Group(ids.uuid(), requireTenant(tenantId).id(), name, Set.of());
        store.groups().add(group);
        return group.objectId();
    }

    /** Puts a user, an application's principal or a group into a group. */
    public void addMember(String groupId, String objectId) {
        if (store.principalType(objectId).isEmpty()) {
            throw new IllegalArgumentException("there is no principal " + objectId);
        }
        store.groups().change(groupId, group -> group.with(objectId));
    }

    /** Takes a member out of a group. */
    public void removeMember(String groupId, String objectId) {
        store.groups().change(groupId, group -> group.without(objectId));
    }

    /** A password alone does not sign the user in any more. */
    public void requireMfa(String userName) {
        changeUser(userName, User::withMfa);
    }

    /** Makes a user of one tenant a guest of another; the object id there. */
    public String invite(String userName, String tenantId) {
        Tenant tenant = requireTenant(tenantId);
        String id = ids.uuid();
        return changeUser(userName, user -> user.guestIn(tenant, id))
                .idIn(tenant)
                .orElseThrow();
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

    private Tenant requireTenant(String id) {
        return store.tenant(id).orElseThrow(() -> new IllegalArgumentException("there is no tenant " + id));
    }

    private void stand(String objectId, User.Standing standing) {
        User user = store.userById(objectId)
                .orElseThrow(() -> new IllegalArgumentException("there is no principal " + objectId));
        changeUser(user.userName(), found -> found.standing(standing));
    }

    private void change(String clientId, UnaryOperator<Application> change) {
        if (store.change(clientId, change).isEmpty()) {
            throw new IllegalArgumentException("there is no application " + clientId);
        }
    }

    private User changeUser(String userName, UnaryOperator<User> change) {
        return store.changeUser(userName, change)
                .orElseThrow(() -> new IllegalArgumentException("there is no user " + userName));
    }
}
