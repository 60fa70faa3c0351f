package io.github.azureml4j.local;

import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.entra.ServicePrincipal;
import io.github.azureml4j.local.entra.UserAccount;
import io.github.azureml4j.local.front.LocalError;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * Who can sign in to the emulator, and what becomes of their tokens: the directory's side of a test.
 *
 * <pre>{@code
 * LocalUser ada = local.entra().addUser("ada@contoso.com", "Passw0rd!");
 * local.entra().tokenLifetime(Duration.ofMinutes(5));
 * local.entra().revokeSessions(ada.objectId());
 * }</pre>
 *
 * <p>Thread-safe. Methods that name what is not there throw {@link IllegalArgumentException}.
 */
public final class LocalEntra {

    private final EntraService entra;

    LocalEntra(EntraService entra) {
        this.entra = entra;
    }

    /** Another application of the first tenant, with a secret that does not expire. */
    public LocalApplication addApplication(String name) {
        return addApplication(entra.tenantId(), name);
    }

    /** An application of a tenant, with a secret that does not expire. */
    public LocalApplication addApplication(String tenantId, String name) {
        ServicePrincipal added = entra.addApplication(tenantId, name);
        return new LocalApplication(tenantId, added.clientId(), added.objectId(), added.secret());
    }

    /**
     * An application on users' machines, which has no secret: it signs users in with a browser that comes back to
     * {@code http://localhost}, or with a device code. Known in every tenant, as the Azure CLI's is from the start.
     *
     * @return its client id
     */
    public String addPublicClient(String name) {
        return entra.registrations().addPublicClient(name);
    }

    /** A further address that browsers may be sent back to after signing in to an application. */
    public void addRedirect(String clientId, String uri) {
        entra.registrations().addRedirect(clientId, uri);
    }

    /**
     * A further secret of an application.
     *
     * @param end when it expires, by the emulator's clock
     */
    public String addSecret(String clientId, Instant end) {
        return entra.registrations().addSecret(clientId, end);
    }

    /** Makes a secret useless, as its removal in the portal does. */
    public void removeSecret(String clientId, String secret) {
        entra.registrations().removeSecret(clientId, secret);
    }

    /** Accepts client assertions that are signed with the key of this certificate. */
    public void addCertificate(String clientId, X509Certificate certificate) {
        entra.registrations().addCertificate(clientId, certificate);
    }

    /**
     * A federated credential: accepts tokens of this issuer, about this subject, for this audience as client
     * assertions. Entra's own audience is {@code api://AzureADTokenExchange}.
     */
    public void trust(String clientId, String issuer, String subject, String audience) {
        entra.registrations().trust(clientId, issuer, subject, audience);
    }

    /**
     * A token of any issuer, of which the emulator plays all: GitHub, Azure Pipelines, a Kubernetes cluster. Good for
     * ten minutes by the emulator's clock.
     */
    public String federatedToken(String issuer, String subject, String audience) {
        return entra.federatedToken(issuer, subject, audience);
    }

    /** A member of the first tenant. A name without a domain gets the tenant's. */
    public LocalUser addUser(String userName, String password) {
        return addUser(entra.tenantId(), userName, password);
    }

    /** A member of a tenant. A name without a domain gets the tenant's. */
    public LocalUser addUser(String tenantId, String userName, String password) {
        UserAccount added = entra.registrations().addUser(tenantId, userName, password);
        return new LocalUser(added.tenantId(), added.objectId(), added.userName());
    }

    /** A group of the first tenant with nobody in it. What is given to it, its members have. */
    public LocalGroup addGroup(String name) {
        return new LocalGroup(entra.tenantId(), entra.registrations().addGroup(entra.tenantId(), name), name);
    }

    /**
     * Puts somebody into a group; counts from the next request on.
     *
     * @param objectId a user, an application's principal or another group
     */
    public void addMember(LocalGroup group, String objectId) {
        entra.registrations().addMember(group.objectId(), objectId);
    }

    /** Takes somebody out of a group; nothing happens where it was not in it. */
    public void removeMember(LocalGroup group, String objectId) {
        entra.registrations().removeMember(group.objectId(), objectId);
    }

    /** From now on the user's password alone does not do: the sign-in pages ask for an additional verification. */
    public void requireMfa(LocalUser user) {
        entra.registrations().requireMfa(user.userName());
    }

    /** Another tenant; its id. */
    public String addTenant(String name) {
        return entra.registrations().addTenant(name);
    }

    /**
     * Makes a user a guest (B2B) of another tenant than its own.
     *
     * @return the user's object id there
     */
    public String invite(LocalUser user, String tenantId) {
        return entra.registrations().invite(user.userName(), tenantId);
    }

    /** Stops an application or a user from signing in. */
    public void disable(String objectId) {
        entra.registrations().enable(objectId, false);
    }

    /** Lets an application or a user sign in again. */
    public void enable(String objectId) {
        entra.registrations().enable(objectId, true);
    }

    /** Locks a user's account, as too many wrong passwords do. */
    public void lock(LocalUser user) {
        entra.registrations().lock(user.objectId());
    }

    /**
     * Ends every session of a user or an application: all its earlier tokens are refused, with a claims challenge for
     * clients that understand it ({@code CP1}) and a plain 401 for others, and its refresh tokens are dead. What it gets
     * afterwards is good, be it in the same second.
     */
    public void revokeSessions(String objectId) {
        entra.revokeSessions(objectId);
    }

    /**
     * From now on every plane challenges this caller for claims, until it brings a token that was asked for with them.
     *
     * @param claims as in a challenge, for example
     *     {@code {"access_token":{"acrs":{"essential":true,"value":"p1"}}}}, a step-up that makes users verify again
     */
    public void requireClaims(String objectId, String claims) {
        named(() -> entra.requireClaims(objectId, claims));
    }

    /** Takes {@link #requireClaims} back. */
    public void requireNoClaims(String objectId) {
        entra.requireNoClaims(objectId);
    }

    /** How long access tokens live that are issued from now on, by the emulator's clock; one hour by default. */
    public void tokenLifetime(Duration life) {
        entra.tokenLifetime(life);
    }

    /** After what time clients are told to refresh ({@code refresh_in}); by default they are told nothing. */
    public void refreshIn(Duration time) {
        entra.refreshIn(time);
    }

    /** The user types in a device's code somewhere and confirms it, without the pages. */
    public void confirmDevice(String userCode, LocalUser user) {
        named(() -> entra.confirmDevice(userCode, user.userName()));
    }

    /** The user declines a device's code. */
    public void declineDevice(String userCode) {
        named(() -> entra.declineDevice(userCode));
    }

    /** What the sign-in service would refuse on the wire is a wrong argument here. */
    private static void named(Runnable action) {
        try {
            action.run();
        } catch (LocalError refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }
}
