package io.github.azureml4j.auth;

import com.azure.core.credential.TokenRequestContext;

/** Signs in with nothing but the variables of its process. */
final class ManagedIdentityProgram {

    private ManagedIdentityProgram() {}

    /** Prints who it believes to be, or why it cannot be anybody, and a token. */
    public static void main(String[] scope) {
        ManagedIdentity identity = Credentials.managedIdentity();
        System.out.println(identity);
        try (Transport transport = Transport.fromEnvironment()) {
            System.out.println(identity.bind(AzureCloud.PUBLIC, transport.azure())
                    .getTokenSync(new TokenRequestContext().addScopes(scope))
                    .getToken());
        } catch (SignInException failure) {
            System.out.println(failure.getMessage());
        }
        System.out.flush();
        System.exit(0); // threads of the reactor would stay for a minute
    }
}
