package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.PublicClientApplication;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Signs a person in who types a code on another device: for machines without a browser. The person is asked when the
 * first token is needed, and again only when Entra wants it. Immutable; settings are judged when it is bound.
 */
public final class DeviceCodeSignIn implements SignIn {

    private final Consumer<DeviceCode> prompt;
    private final Person person;

    DeviceCodeSignIn(Consumer<DeviceCode> prompt, Person person) {
        this.prompt = prompt;
        this.person = person;
    }

    /**
     * The tenant that owns the resources; guests must name it. The person's own tenant unless said otherwise.
     *
     * @param tenantId its id or one of its domain names
     * @return a copy with this tenant
     */
    public DeviceCodeSignIn tenant(String tenantId) {
        return new DeviceCodeSignIn(prompt, person.tenant(tenantId));
    }

    /**
     * Other tenants for which tokens may be asked, when a request names one.
     *
     * @param tenantIds tenants to add; {@code *} for any
     * @return a copy with these too
     */
    public DeviceCodeSignIn additionalTenants(String... tenantIds) {
        return new DeviceCodeSignIn(prompt, person.adding(tenantIds));
    }

    /**
     * The application that asks on the person's behalf. That of Azure's developer tools unless said otherwise.
     *
     * @param clientId a public client
     * @return a copy with this application
     */
    public DeviceCodeSignIn clientId(String clientId) {
        return new DeviceCodeSignIn(prompt, person.client(clientId));
    }

    /**
     * Keeps the sign-in for later runs of this user's programs, encrypted by the system's key store (Data Protection,
     * keychain, Secret Service). Without a key store signing in fails: nothing is kept in plain text. Not kept unless said
     * so.
     *
     * @param cacheName letters, digits, dots and dashes
     * @return a copy that is remembered
     */
    public DeviceCodeSignIn remember(String cacheName) {
        return new DeviceCodeSignIn(prompt, person.remember(cacheName));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        person.settings("a device-code sign-in").check();
        UserSession session = new UserSession(person, cloud, this::ask);
        return new BoundSignIn(this, cloud, transport, session, "it would show a code to a person");
    }

    /** MSAL looks whether its own future was cancelled, on a busy machine before it has noted that future: hence the latch. */
    private CompletableFuture<IAuthenticationResult> ask(PublicClientApplication client, UserSession.Wish wish) {
        CountDownLatch noted = new CountDownLatch(1);
        try {
            return client.acquireToken(DeviceCodeFlowParameters.builder(wish.scopes(), code -> show(code, noted))
                    .tenant(wish.tenant())
                    .claims(wish.claimsRequest())
                    .build());
        } finally {
            noted.countDown();
        }
    }

    private void show(com.microsoft.aad.msal4j.DeviceCode code, CountDownLatch noted) {
        show(code);
        try {
            noted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(com.microsoft.aad.msal4j.DeviceCode code) {
        prompt.accept(new DeviceCode(
                code.userCode(),
                URI.create(code.verificationUri()),
                Instant.now().plusSeconds(code.expiresIn()),
                code.message()));
    }

    @Override
    public String toString() {
        return "deviceCode[" + person + "]";
    }
}
