package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import java.nio.file.Path;

/** A pod's identity in Kubernetes: the cluster's token, which the webhook of workload identity lays down as a file. */
record WorkloadIdentity(Variables variables) implements SignIn {

    private static final String TOKEN_FILE = "AZURE_FEDERATED_TOKEN_FILE";

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        return new BoundSignIn(
                this,
                cloud,
                transport,
                (request, http) -> described(cloud).bind(cloud, http).getTokenSync(request));
    }

    private SignIn described(AzureCloud cloud) {
        variables.require(
                "label the pod azure.workload.identity/use and annotate its service account with the client id",
                Variables.TENANT,
                Variables.CLIENT,
                TOKEN_FILE);
        variables.agreeWith(cloud);
        return new ServicePrincipal(variables.get(Variables.TENANT), variables.get(Variables.CLIENT))
                .federated(Path.of(variables.get(TOKEN_FILE)));
    }

    @Override
    public String toString() {
        return "workloadIdentity[" + Variables.TENANT + "="
                + variables.find(Variables.TENANT).orElse("not set") + ", "
                + Variables.CLIENT + "=" + variables.find(Variables.CLIENT).orElse("not set") + ", " + TOKEN_FILE + "="
                + variables.find(TOKEN_FILE).orElse("not set") + "]";
    }
}
