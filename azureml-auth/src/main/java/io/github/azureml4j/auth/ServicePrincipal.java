package io.github.azureml4j.auth;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service principal that has not said yet how it proves itself; each of the ways makes a {@link SignIn}. Immutable.
 *
 * <pre>{@code
 * Credentials.servicePrincipal(tenant, client).certificate(Path.of("app.pem"))
 * }</pre>
 */
public final class ServicePrincipal {

    private static final String SUBJECT = "a service principal";

    private final Application application;

    ServicePrincipal(String tenantId, String clientId) {
        this(new Application(tenantId, clientId, List.of()));
    }

    private ServicePrincipal(Application application) {
        this.application = application;
    }

    /**
     * Other tenants for which tokens may be asked, when a request names one. None unless said otherwise.
     *
     * @param tenantIds tenants to add; {@code *} for any
     * @return a copy with these too
     */
    public ServicePrincipal additionalTenants(String... tenantIds) {
        return new ServicePrincipal(application.adding(List.of(tenantIds)));
    }

    /**
     * Proves itself with a client secret.
     *
     * @param secret a secret's value; appears in no log, message or {@code toString}
     * @return the sign-in
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    public SignIn secret(String secret) {
        application.settings(SUBJECT).needs("secret", secret).check();
        return new ClientSecretSignIn(application, secret);
    }

    /**
     * Proves itself with a certificate whose private key is not encrypted, or is in a PFX file without password.
     *
     * @param file PEM with certificate and private key, or PFX
     * @return the sign-in
     * @throws IllegalArgumentException naming everything that is blank or wrong
     * @see #certificate(Path, char[])
     */
    public CertificateSignIn certificate(Path file) {
        return certificate(file, null);
    }

    /**
     * Proves itself with a certificate. The file is read for each token, so that a renewed one is taken up, and judged
     * before Entra is asked: unreadable, wrong password, no private key, expired.
     *
     * @param file PEM with certificate and private key, or PFX
     * @param password the password of the PFX file or of the PEM's private key; null for none. Copied
     * @return the sign-in
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    public CertificateSignIn certificate(Path file, char @Nullable [] password) {
        application.settings(SUBJECT).needs("certificate", file.toString()).check();
        return new CertificateSignIn(application, file, password == null ? null : password.clone(), false);
    }

    /**
     * Proves itself with a token of another issuer that the application trusts. The file is read for each token.
     *
     * @param tokenFile where that issuer's token is kept fresh
     * @return the sign-in
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    public SignIn federated(Path tokenFile) {
        application.settings(SUBJECT).needs("tokenFile", tokenFile.toString()).check();
        return new FederatedSignIn(
                "servicePrincipal", application, "token file=" + tokenFile, http -> TokenFile.read(tokenFile));
    }

    /**
     * Proves itself with a token of another issuer that the application trusts.
     *
     * @param assertion gives that issuer's token; asked for each token
     * @return the sign-in
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    public SignIn federated(Supplier<String> assertion) {
        Objects.requireNonNull(assertion, "assertion");
        application.settings(SUBJECT).check();
        return new FederatedSignIn("servicePrincipal", application, "token supplied", http -> assertion.get());
    }

    @Override
    public String toString() {
        return "servicePrincipal[" + application + "]";
    }
}
