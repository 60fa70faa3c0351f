package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.util.ConfigurationBuilder;
import com.azure.core.util.ConfigurationSource;
import com.azure.identity.AzurePipelinesCredentialBuilder;
import java.net.URI;
import java.util.Map;

/** A service connection of Azure Pipelines with workload identity federation. */
record AzurePipelines(
        Application application, String serviceConnectionId, String systemAccessToken, Variables variables)
        implements SignIn {

    private static final String URI_VARIABLE = "SYSTEM_OIDCREQUESTURI";
    private static final ConfigurationSource NOTHING = path -> Map.of();

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        return application.bind(this, cloud, transport, http -> connected(cloud, http));
    }

    private TokenCredential connected(AzureCloud cloud, HttpClient http) {
        Map<String, String> known = Map.of(URI_VARIABLE, address());
        return application
                .fill(new AzurePipelinesCredentialBuilder(), cloud, http)
                .serviceConnectionId(serviceConnectionId)
                .systemAccessToken(systemAccessToken)
                // Its own source: putProperty would write into a configuration that the whole process shares.
                .configuration(new ConfigurationBuilder(NOTHING, NOTHING, path -> known).build())
                .build();
    }

    private String address() {
        variables.require("run in an Azure Pipelines job", URI_VARIABLE);
        String address = variables.get(URI_VARIABLE);
        if (!"https".equalsIgnoreCase(URI.create(address).getScheme())) {
            throw SignInException.refused(
                    URI_VARIABLE + " is no https:// address, and the system access token is not sent there.",
                    "leave " + URI_VARIABLE + " as the agent sets it",
                    null);
        }
        return address;
    }

    @Override
    public String toString() {
        return "azurePipelines[" + application + ", service connection=" + serviceConnectionId
                + ", system access token=***]";
    }
}
