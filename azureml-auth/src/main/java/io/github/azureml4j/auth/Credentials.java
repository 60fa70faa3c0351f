package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import java.util.Objects;

/** The ways to sign in. */
public final class Credentials {

    private Credentials() {}

    /**
     * Signs in as a service principal with a client secret.
     *
     * @param tenantId the tenant that owns the resources
     * @param clientId the application's id
     * @param secret a secret of the application; appears in no log, message or {@code toString}
     * @return the sign-in
     * @throws IllegalArgumentException when one of the three is blank, naming every one that is
     */
    public static SignIn servicePrincipal(String tenantId, String clientId, String secret) {
        return new ServicePrincipal(tenantId, clientId, secret);
    }

    /**
     * Signs in with any credential of azure-identity, or one of your own. It brings its own cloud and transport.
     *
     * @param credential the credential
     * @return the sign-in
     */
    public static SignIn of(TokenCredential credential) {
        Objects.requireNonNull(credential, "credential");
        return (cloud, transport) -> new FrankCredential(credential);
    }
}
