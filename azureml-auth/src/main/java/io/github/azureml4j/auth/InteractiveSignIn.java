package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.Prompt;
import com.microsoft.aad.msal4j.PublicClientApplication;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Signs a person in through the system's browser (authorization code with PKCE). The browser opens when the first token
 * is needed, and again only when Entra wants it. Immutable; settings are judged when it is bound.
 */
public final class InteractiveSignIn implements SignIn {

    static final InteractiveSignIn ANYBODY = new InteractiveSignIn(Person.ANYBODY, null, 0);

    private final Person person;
    private final @Nullable String loginHint;
    private final int port;

    private InteractiveSignIn(Person person, @Nullable String loginHint, int port) {
        this.person = person;
        this.loginHint = loginHint;
        this.port = port;
    }

    /**
     * The tenant that owns the resources; guests must name it. The person's own tenant unless said otherwise.
     *
     * @param tenantId its id or one of its domain names
     * @return a copy with this tenant
     */
    public InteractiveSignIn tenant(String tenantId) {
        return new InteractiveSignIn(person.tenant(tenantId), loginHint, port);
    }

    /**
     * Other tenants for which tokens may be asked, when a request names one.
     *
     * @param tenantIds tenants to add; {@code *} for any
     * @return a copy with these too
     */
    public InteractiveSignIn additionalTenants(String... tenantIds) {
        return new InteractiveSignIn(person.adding(tenantIds), loginHint, port);
    }

    /**
     * The application that asks on the person's behalf; it must know {@code http://localhost} as a redirect address. That
     * of Azure's developer tools unless said otherwise.
     *
     * @param clientId a public client
     * @return a copy with this application
     */
    public InteractiveSignIn clientId(String clientId) {
        return new InteractiveSignIn(person.client(clientId), loginHint, port);
    }

    /**
     * The account that the page offers.
     *
     * @param userName for example {@code alice@example.com}
     * @return a copy with this hint
     */
    public InteractiveSignIn loginHint(String userName) {
        return new InteractiveSignIn(person, userName, port);
    }

    /**
     * The loopback port to which the browser comes back. Any free one unless said otherwise.
     *
     * @param number 1 to 65535
     * @return a copy with this port
     */
    public InteractiveSignIn port(int number) {
        return new InteractiveSignIn(person, loginHint, number);
    }

    /**
     * Keeps the sign-in for later runs of this user's programs, encrypted by the system's key store (Data Protection,
     * keychain, Secret Service). Without a key store signing in fails: nothing is kept in plain text. Not kept unless said
     * so.
     *
     * @param cacheName letters, digits, dots and dashes
     * @return a copy that is remembered
     */
    public InteractiveSignIn remember(String cacheName) {
        return new InteractiveSignIn(person.remember(cacheName), loginHint, port);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        person.settings("an interactive sign-in")
                .when(port < 0 || port > 65535, "needs a port between 1 and 65535")
                .check();
        UserSession session = new UserSession(person, cloud, this::ask);
        return new BoundSignIn(this, cloud, transport, session, "it would open a browser for a person");
    }

    private CompletableFuture<IAuthenticationResult> ask(PublicClientApplication client, UserSession.Wish wish) {
        return client.acquireToken(
                InteractiveRequestParameters.builder(URI.create("http://localhost" + (port == 0 ? "" : ":" + port)))
                        .scopes(wish.scopes())
                        .tenant(wish.tenant())
                        .claimsChallenge(wish.claims())
                        .loginHint(loginHint)
                        .prompt(Prompt.SELECT_ACCOUNT)
                        .build());
    }

    @Override
    public String toString() {
        return "interactive[" + person + (loginHint == null ? "" : ", login hint=" + loginHint)
                + (port == 0 ? "" : ", port=" + port) + "]";
    }
}
