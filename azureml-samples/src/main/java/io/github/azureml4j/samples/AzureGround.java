package io.github.azureml4j.samples;

import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Real Azure, as the environment names it: {@code AZURE_TENANT_ID}, {@code AZURE_CLIENT_ID},
 * {@code AZURE_CLIENT_SECRET}, {@code AZURE_SUBSCRIPTION_ID}, and if wanted {@code AZURE_LOCATION}.
 *
 * <p>Nobody who wrote this could try it: it follows the published contracts. The service principal needs the roles
 * Owner and Key Vault Crypto Officer on the subscription. The web services of the first generation exist only in
 * workspaces that still have them, and start a program that is not Python only from an image of your own.
 */
final class AzureGround implements Ground {

    private static final List<String> NEEDED =
            List.of("AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_SUBSCRIPTION_ID");

    private final AzureCloud cloud;
    private final Map<String, String> environment;

    AzureGround(AzureCloud cloud, Map<String, String> environment) {
        List<String> missing = new ArrayList<>(NEEDED);
        missing.removeAll(environment.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("--azure needs the variables " + String.join(", ", missing));
        }
        this.cloud = cloud;
        this.environment = environment;
    }

    @Override
    public AzureMl connect() {
        return AzureMl.builder()
                .cloud(cloud)
                .credential(Credentials.servicePrincipal(
                        value("AZURE_TENANT_ID"), value("AZURE_CLIENT_ID"), value("AZURE_CLIENT_SECRET")))
                .subscription(value("AZURE_SUBSCRIPTION_ID"))
                .build();
    }

    @Override
    public String region() {
        return environment.getOrDefault("AZURE_LOCATION", QuickstartOptions.region(cloud));
    }

    /** None: bring your own host name and certificate to serve ACI over TLS. */
    @Override
    public @Nullable ServerCertificate certificate() {
        return null;
    }

    /** Time passes by itself. */
    @Override
    public void passTime(Duration duration) {}

    /** What was made is the quickstart's to delete. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return cloud + ", region " + region();
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }
}
