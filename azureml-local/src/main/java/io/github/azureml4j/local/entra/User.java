package io.github.azureml4j.local.entra;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody with a password.
 *
 * @param objectId the user's id at home
 * @param tenantId the user's home
 * @param userName what is typed to sign in, such as {@code ada@contoso.com}
 * @param mfa whether the password alone is not enough
 * @param guestIds the user's object ids in tenants that invited it, by tenant
 */
record User(
        String objectId,
        String tenantId,
        String userName,
        String password,
        boolean mfa,
        Standing standing,
        Map<String, String> guestIds) {

    /** Whether the account is in use. */
    enum Standing {
        ENABLED,
        DISABLED,
        LOCKED
    }

    User {
        guestIds = Map.copyOf(guestIds);
    }

    static User member(String objectId, String tenantId, String userName, String password) {
        return new User(objectId, tenantId, userName, password, false, Standing.ENABLED, Map.of());
    }

    /** The id that the user has in a tenant, if it is one of its members or guests. */
    Optional<String> idIn(Tenant tenant) {
        return isAtHomeIn(tenant) ? Optional.of(objectId) : Optional.ofNullable(guestIds.get(tenant.id()));
    }

    boolean isAtHomeIn(Tenant tenant) {
        return tenantId.equals(tenant.id());
    }

    /** The name in a tenant's directory: guests are filed under their own name, made into one of that tenant. */
    String principalName(Tenant tenant) {
        return isAtHomeIn(tenant) ? userName : userName.replace('@', '_') + "#EXT#@" + tenant.domain();
    }

    /** The part of the name before the at. */
    String displayName() {
        return userName.split("@", 2)[0];
    }

    User withMfa() {
        return new User(objectId, tenantId, userName, password, true, standing, guestIds);
    }

    User standing(Standing other) {
        return new User(objectId, tenantId, userName, password, mfa, other, guestIds);
    }

    User guestIn(Tenant tenant, String id) {
        Map<String, String> ids = new HashMap<>(guestIds);
        ids.putIfAbsent(tenant.id(), id);
        return new User(objectId, tenantId, userName, password, mfa, standing, ids);
    }

    @Override
    public String toString() {
        return "User[" + userName + "]";
    }
}
