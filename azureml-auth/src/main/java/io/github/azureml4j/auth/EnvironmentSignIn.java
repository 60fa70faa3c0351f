package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A service principal that the environment describes, by the names that azure-identity and the other Azure SDKs share. A
 * secret wins over a certificate. Read for each token; what is incomplete is not available, and says what is missing.
 */
record EnvironmentSignIn(Variables variables) implements SignIn {

    private static final String SECRET = "AZURE_CLIENT_SECRET";
    private static final String CERTIFICATE = "AZURE_CLIENT_CERTIFICATE_PATH";
    private static final String PASSWORD = "AZURE_CLIENT_CERTIFICATE_PASSWORD";
    private static final String SEND_CHAIN = "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN";
    private static final String MORE_TENANTS = "AZURE_ADDITIONALLY_ALLOWED_TENANTS";

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        return new BoundSignIn(
                this,
                cloud,
                transport,
                (request, http) -> described(cloud).bind(cloud, http).getTokenSync(request));
    }

    private SignIn described(AzureCloud cloud) {
        variables.require("the environment describes no service principal", missing());
        variables.agreeWith(cloud);
        ServicePrincipal principal = new ServicePrincipal(
                        variables.get(Variables.TENANT), variables.get(Variables.CLIENT))
                .additionalTenants(variables
                        .find(MORE_TENANTS)
                        .map(all -> all.split("\\s*;\\s*"))
                        .orElse(new String[0]));
        return variables.has(SECRET) ? principal.secret(variables.get(SECRET)) : certificate(principal);
    }

    private SignIn certificate(ServicePrincipal principal) {
        char[] password = variables.find(PASSWORD).map(String::toCharArray).orElse(null);
        CertificateSignIn signIn = principal.certificate(Path.of(variables.get(CERTIFICATE)), password);
        boolean chain = variables
                .find(SEND_CHAIN)
                .filter(value -> value.equals("1") || value.equalsIgnoreCase("true"))
                .isPresent();
        return chain ? signIn.sendChain() : signIn;
    }

    private String[] missing() {
        List<String> needed = new ArrayList<>(List.of(Variables.TENANT, Variables.CLIENT));
        if (!variables.has(CERTIFICATE)) {
            needed.add(SECRET);
        }
        return needed.toArray(String[]::new);
    }

    @Override
    public String toString() {
        return "environment[" + Variables.TENANT + "="
                + variables.find(Variables.TENANT).orElse("not set") + ", "
                + Variables.CLIENT + "=" + variables.find(Variables.CLIENT).orElse("not set") + ", "
                + (variables.has(SECRET)
                        ? "secret=***"
                        : "certificate=" + variables.find(CERTIFICATE).orElse("not set"))
                + "]";
    }
}
