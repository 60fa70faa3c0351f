package io.github.azureml4j.local.imds;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.util.Configuration;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import java.util.List;
import okhttp3.OkHttpClient;

/** Microsoft's own client in a JVM of its own, since it takes the operating system's variables and no others. */
final class OfficialSignIn {

    private OfficialSignIn() {}

    /** Prints a token for the scope, of the user-assigned identity with that client id if there is one. */
    public static void main(String[] scopeAndClient) {
        List<String> arguments = List.of(scopeAndClient);
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder()
                .httpClient(new OkHttpAsyncHttpClientBuilder(new OkHttpClient())
                        .configuration(Configuration.NONE)
                        .build());
        if (arguments.size() > 1) {
            builder.clientId(arguments.get(1));
        }
        System.out.print(builder.build()
                .getTokenSync(new TokenRequestContext().addScopes(arguments.get(0)))
                .getToken());
        System.out.flush();
        System.exit(0); // its threads would stay for a minute
    }
}
