package io.github.azureml4j.local.entra;

import java.util.Optional;

/** Who is known in which tenant, and what is said to those who are not. */
final class Directory {

    private final EntraStore store;

    Directory(EntraStore store) {
        this.store = store;
    }

    /** The tenant under that id or domain. */
    Tenant tenant(String name) {
        return store.tenant(name).orElseThrow(() -> Refusals.unknownTenant(name));
    }

    /** The tenant that an application asks for a token of its own: it must be named. */
    Tenant named(Authority authority) {
        if (authority.isAny()) {
            throw Refusals.noTenant();
        }
        return tenant(authority.tenantName());
    }

    /** The tenant where a user's session with a client counts: the one named, or else the user's own. */
    Tenant tenantOf(Authority authority, User user, String clientId) {
        Tenant tenant = tenant(authority.isAny() ? user.tenantId() : authority.tenantName());
        if (user.idIn(tenant).isEmpty()) {
            throw Refusals.notInvited(user, tenant, clientId);
        }
        return tenant;
    }

    /** An application that may sign in at an authority, be it the users' or a tenant of its own. */
    Application application(String clientId, Authority authority) {
        Application application = store.application(clientId)
                .filter(found -> authority.isAny() || found.isIn(tenant(authority.tenantName())))
                .orElseThrow(() -> Refusals.unknownApplication(clientId, authority.tenantName()));
        if (!application.enabled()) {
            throw Refusals.applicationDisabled(application);
        }
        return application;
    }

    Optional<Application> application(String clientId) {
        return store.application(clientId);
    }

    /** The user of that name, whose account is in use. */
    User user(String userName, Authority authority) {
        User user = store.user(userName).orElseThrow(() -> Refusals.unknownUser(userName, authority.tenantName()));
        return switch (user.standing()) {
            case ENABLED -> user;
            case DISABLED -> throw Refusals.userDisabled();
            case LOCKED -> throw Refusals.userLocked();
        };
    }

    boolean knows(String userName) {
        return store.user(userName).isPresent();
    }

    /** The user with that id, at home or as a guest. */
    Optional<User> userById(String objectId) {
        return store.userById(objectId);
    }

    /** Refuses what no tenant knows. */
    void requireResource(String resource, String tenantName) {
        boolean api = store.application(resource.replaceFirst("^api://", "")).isPresent();
        if (!api && !Audiences.known(resource)) {
            throw Refusals.unknownResource(resource, tenantName);
        }
    }
}
