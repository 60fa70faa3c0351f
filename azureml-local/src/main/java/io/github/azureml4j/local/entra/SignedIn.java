package io.github.azureml4j.local.entra;

/** A user's session where it counts: in one tenant of one cloud. */
record SignedIn(User user, UserSession session, Tenant tenant, EntraCloud cloud) {

    /** The user's id in that tenant. */
    String objectId() {
        return user.idIn(tenant).orElseThrow();
    }

    boolean isGuest() {
        return !user.isAtHomeIn(tenant);
    }

    String homeIssuer() {
        return cloud.v1Issuer(user.tenantId());
    }

    /** The name that says where a guest comes from. */
    String uniqueName() {
        return isGuest() ? homeIssuer() + user.userName() : user.userName();
    }
}
