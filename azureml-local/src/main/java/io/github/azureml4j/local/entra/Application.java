package io.github.azureml4j.local.entra;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An application and its principal.
 *
 * @param tenantId the tenant that it is in, or {@link #EVERY_TENANT}
 * @param objectId the principal's id, the {@code oid} of tokens that it gets for itself
 * @param isPublic whether it runs on users' machines, where it can keep no secret
 * @param enabled whether it may sign in
 * @param redirects where browsers may be sent back to
 */
record Application(
        String clientId,
        String tenantId,
        String objectId,
        String displayName,
        boolean isPublic,
        boolean enabled,
        Set<String> redirects,
        Proofs proofs) {

    static final String EVERY_TENANT = "";

    Application {
        redirects = Set.copyOf(redirects);
    }

    static Application confidential(String clientId, String tenantId, String objectId, String displayName) {
        return new Application(clientId, tenantId, objectId, displayName, false, true, Set.of(), Proofs.NONE);
    }

    /** An application on users' machines, known in every tenant; browsers come back to a port of the loopback. */
    static Application onUsersMachines(String clientId, String objectId, String displayName) {
        return new Application(
                clientId,
                EVERY_TENANT,
                objectId,
                displayName,
                true,
                true,
                Set.of("http://localhost", "http://localhost/"),
                Proofs.NONE);
    }

    boolean isIn(Tenant tenant) {
        return tenantId.equals(EVERY_TENANT) || tenantId.equals(tenant.id());
    }

    /** The port of a loopback address does not count (RFC 8252, 7.3). */
    boolean redirectsTo(String uri) {
        return redirects.contains(uri) || redirects.contains(withoutLoopbackPort(uri));
    }

    Application proving(UnaryOperator<Proofs> change) {
        return new Application(
                clientId, tenantId, objectId, displayName, isPublic, enabled, redirects, change.apply(proofs));
    }

    Application enabled(boolean may) {
        return new Application(clientId, tenantId, objectId, displayName, isPublic, may, redirects, proofs);
    }

    Application redirecting(String uri) {
        Set<String> more = new HashSet<>(redirects);
        more.add(uri);
        return new Application(clientId, tenantId, objectId, displayName, isPublic, enabled, more, proofs);
    }

    private static String withoutLoopbackPort(String uri) {
        try {
            URI parsed = URI.create(uri);
            boolean loopback = "http".equals(parsed.getScheme())
                    && "localhost".equals(parsed.getHost())
                    && parsed.getRawUserInfo() == null
                    && parsed.getRawQuery() == null
                    && parsed.getRawFragment() == null;
            return loopback ? "http://localhost" + parsed.getRawPath() : uri;
        } catch (IllegalArgumentException notAnAddress) {
            return uri;
        }
    }
}
