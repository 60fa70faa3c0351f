package io.github.azureml4j.auth;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An Azure cloud: the hosts of its planes and the audiences of its tokens. Three are built in; others, such as an
 * air-gapped one, are described with {@link #custom(String)}. Immutable, thread-safe.
 *
 * <p>Values as in the Azure CLI's {@code cloud.py}, azure-ai-ml's {@code _azure_environments.py} and azure-identity's
 * {@code _constants.py}.
 */
public final class AzureCloud {

    /** Azure as the world knows it. */
    public static final AzureCloud PUBLIC = custom("AzureCloud")
            .authorityHost("https://login.microsoftonline.com")
            .resourceManager("https://management.azure.com")
            .machineLearning("https://ml.azure.com")
            .regionSuffix("api.azureml.ms")
            .inferenceSuffix("inference.ml.azure.com")
            .storageSuffix("core.windows.net")
            .vaultSuffix("vault.azure.net")
            .registrySuffix("azurecr.io")
            .cosmosSuffix("documents.azure.com")
            .applicationInsights("https://api.applicationinsights.io")
            .logAnalytics("https://api.loganalytics.io")
            .portal("https://portal.azure.com")
            .build();

    /** Azure in China, operated by 21Vianet. */
    public static final AzureCloud CHINA = custom("AzureChinaCloud")
            .authorityHost("https://login.chinacloudapi.cn")
            .resourceManager("https://management.chinacloudapi.cn")
            .machineLearning("https://ml.azure.cn")
            .regionSuffix("api.ml.azure.cn")
            .inferenceSuffix("inference.ml.azure.cn")
            .storageSuffix("core.chinacloudapi.cn")
            .vaultSuffix("vault.azure.cn")
            .registrySuffix("azurecr.cn")
            .cosmosSuffix("documents.azure.cn")
            .applicationInsights("https://api.applicationinsights.azure.cn")
            .logAnalytics("https://api.loganalytics.azure.cn")
            .portal("https://portal.azure.cn")
            .build();

    /** Azure for the government of the United States. */
    public static final AzureCloud US_GOVERNMENT = custom("AzureUSGovernment")
            .authorityHost("https://login.microsoftonline.us")
            .resourceManager("https://management.usgovcloudapi.net")
            .machineLearning("https://ml.azure.us")
            .regionSuffix("api.ml.azure.us")
            .inferenceSuffix("inference.ml.azure.us")
            .storageSuffix("core.usgovcloudapi.net")
            .vaultSuffix("vault.usgovcloudapi.net")
            .registrySuffix("azurecr.us")
            .cosmosSuffix("documents.azure.us")
            .applicationInsights("https://api.applicationinsights.us")
            .logAnalytics("https://api.loganalytics.us")
            .portal("https://portal.azure.us")
            .build();

    private final String name;
    private final Map<CloudRow, String> values;

    private AzureCloud(String name, Map<CloudRow, String> values) {
        this.name = name;
        this.values = Map.copyOf(values);
    }

    /**
     * Begins the description of another cloud.
     *
     * @param name how messages call it
     * @return a builder in which nothing is set
     */
    public static Builder custom(String name) {
        return new Builder(name, Map.of());
    }

    /** {@return a builder that holds this cloud's values} */
    public Builder toBuilder() {
        return new Builder(name, values);
    }

    /** {@return the name that the Azure CLI uses, for example {@code AzureCloud}} */
    public String name() {
        return name;
    }

    /** {@return where Entra signs in, without a tenant} */
    public URI authorityHost() {
        return URI.create(value(CloudRow.AUTHORITY_HOST));
    }

    /** {@return the Resource Manager endpoint} */
    public URI resourceManager() {
        return URI.create(value(CloudRow.RESOURCE_MANAGER));
    }

    /** {@return the token scope of Resource Manager, which the region hosts accept too} */
    public String resourceManagerScope() {
        return scopeOf(value(CloudRow.RESOURCE_MANAGER));
    }

    /** {@return the token scope of scoring with an Entra token} */
    public String machineLearningScope() {
        return scopeOf(value(CloudRow.MACHINE_LEARNING));
    }

    /**
     * The data-plane endpoint of a region. A workspace's own endpoint is what its discovery document says.
     *
     * @param region a region, {@code eastus2} or {@code East US 2}
     * @return for example {@code https://eastus2.api.azureml.ms}
     */
    public URI regionEndpoint(String region) {
        return URI.create("https://" + shortRegion(region) + "." + value(CloudRow.REGION_SUFFIX));
    }

    /**
     * Whether a URI leads to a region host of this cloud, private-link hosts included, over HTTPS and its usual port.
     * What a discovery document names must pass this before it is given a token.
     *
     * @param uri an absolute URI
     * @return whether an Azure Machine Learning token may go there
     */
    public boolean isRegionEndpoint(URI uri) {
        return isHttpsHostUnder(uri, value(CloudRow.REGION_SUFFIX));
    }

    /**
     * Whether a URI leads to a managed endpoint's scoring host of this cloud, over HTTPS and its usual port.
     *
     * @param uri an absolute URI
     * @return whether an Entra token for scoring may go there
     */
    public boolean isInferenceEndpoint(URI uri) {
        return isHttpsHostUnder(uri, value(CloudRow.INFERENCE_SUFFIX));
    }

    /** {@return for example {@code core.windows.net}} */
    public String storageSuffix() {
        return value(CloudRow.STORAGE_SUFFIX);
    }

    /**
     * The blob endpoint of a storage account.
     *
     * @param account the account's name
     * @return for example {@code https://account.blob.core.windows.net}
     */
    public URI blobEndpoint(String account) {
        return URI.create("https://" + account + ".blob." + value(CloudRow.STORAGE_SUFFIX));
    }

    /** {@return for example {@code vault.azure.net}, without a leading dot} */
    public String vaultSuffix() {
        return value(CloudRow.VAULT_SUFFIX);
    }

    /**
     * The data-plane endpoint of a key vault.
     *
     * @param vault the vault's name
     * @return for example {@code https://vault.vault.azure.net}
     */
    public URI vaultEndpoint(String vault) {
        return URI.create("https://" + vault + "." + value(CloudRow.VAULT_SUFFIX));
    }

    /** {@return the token scope of the key vaults' data plane} */
    public String vaultScope() {
        return scopeOf("https://" + value(CloudRow.VAULT_SUFFIX));
    }

    /** {@return for example {@code azurecr.io}} */
    public String registrySuffix() {
        return value(CloudRow.REGISTRY_SUFFIX);
    }

    /** {@return for example {@code documents.azure.com}} */
    public String cosmosSuffix() {
        return value(CloudRow.COSMOS_SUFFIX);
    }

    /** {@return the Application Insights query endpoint} */
    public URI applicationInsights() {
        return URI.create(value(CloudRow.APPLICATION_INSIGHTS));
    }

    /** {@return the Log Analytics query endpoint} */
    public URI logAnalytics() {
        return URI.create(value(CloudRow.LOG_ANALYTICS));
    }

    /** {@return the portal, for links that people follow} */
    public URI portal() {
        return URI.create(value(CloudRow.PORTAL));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AzureCloud cloud && name.equals(cloud.name) && values.equals(cloud.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, values);
    }

    @Override
    public String toString() {
        return name;
    }

    private String value(CloudRow row) {
        return Objects.requireNonNull(values.get(row), row::name);
    }

    /** A resource that ends in a slash keeps it: {@code https://x//.default} is what the issuer expects then. */
    private static String scopeOf(String resource) {
        return resource + "/.default";
    }

    private static String shortRegion(String region) {
        String name = region.replace(" ", "").toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9]+")) {
            throw new IllegalArgumentException("not a region: " + region);
        }
        return name;
    }

    private static boolean isHttpsHostUnder(URI uri, String suffix) {
        String host = uri.getHost();
        return "https".equalsIgnoreCase(uri.getScheme())
                && host != null
                && uri.getRawUserInfo() == null
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && host.toLowerCase(Locale.ROOT).endsWith("." + suffix);
    }

    /** Settings of a cloud, all of them required. Not thread-safe; may be used again. */
    public static final class Builder {

        private final String name;
        private final Map<CloudRow, String> values = new EnumMap<>(CloudRow.class);

        private Builder(String name, Map<CloudRow, String> values) {
            this.name = name;
            this.values.putAll(values);
        }

        /**
         * Where Entra signs in, without a tenant.
         *
         * @param origin an {@code https://} origin without a path
         * @return this
         */
        public Builder authorityHost(String origin) {
            return set(CloudRow.AUTHORITY_HOST, origin);
        }

        /**
         * The Resource Manager endpoint, which is also its token audience.
         *
         * @param origin an {@code https://} origin without a path
         * @return this
         */
        public Builder resourceManager(String origin) {
            return set(CloudRow.RESOURCE_MANAGER, origin);
        }

        /**
         * The resource whose tokens score endpoints.
         *
         * @param origin an {@code https://} origin without a path
         * @return this
         */
        public Builder machineLearning(String origin) {
            return set(CloudRow.MACHINE_LEARNING, origin);
        }

        /**
         * What follows the region in the name of a region host.
         *
         * @param suffix a host name suffix without a leading dot
         * @return this
         */
        public Builder regionSuffix(String suffix) {
            return set(CloudRow.REGION_SUFFIX, suffix);
        }

        /**
         * What follows the region in the name of a managed scoring host.
         *
         * @param suffix a host name suffix without a leading dot
         * @return this
         */
        public Builder inferenceSuffix(String suffix) {
            return set(CloudRow.INFERENCE_SUFFIX, suffix);
        }

        /**
         * What follows {@code blob.} in the name of a blob host.
         *
         * @param suffix a host name suffix without a leading dot
         * @return this
         */
        public Builder storageSuffix(String suffix) {
            return set(CloudRow.STORAGE_SUFFIX, suffix);
        }

        /**
         * What follows the vault in the name of its host.
         *
         * @param suffix a host name suffix without a leading dot
         * @return this
         */
        public Builder vaultSuffix(String suffix) {
            return set(CloudRow.VAULT_SUFFIX, suffix);
        }

        /**
         * What follows the name of a container registry.
         *
         * @param suffix a host name suffix without a leading dot
         * @return this
         */
        public Builder registrySuffix(String suffix) {
            return set(CloudRow.REGISTRY_SUFFIX, suffix);
        }

        /**
         * What follows the name of a Cosmos DB account.
         *
         * @param suffix a host name suffix without a leading dot
         * @return this
         */
        public Builder cosmosSuffix(String suffix) {
            return set(CloudRow.COSMOS_SUFFIX, suffix);
        }

        /**
         * The Application Insights query endpoint.
         *
         * @param origin an {@code https://} origin without a path
         * @return this
         */
        public Builder applicationInsights(String origin) {
            return set(CloudRow.APPLICATION_INSIGHTS, origin);
        }

        /**
         * The Log Analytics query endpoint.
         *
         * @param origin an {@code https://} origin without a path
         * @return this
         */
        public Builder logAnalytics(String origin) {
            return set(CloudRow.LOG_ANALYTICS, origin);
        }

        /**
         * The portal.
         *
         * @param origin an {@code https://} origin without a path
         * @return this
         */
        public Builder portal(String origin) {
            return set(CloudRow.PORTAL, origin);
        }

        /**
         * Checks and makes the cloud.
         *
         * @return the cloud
         * @throws IllegalArgumentException naming every setting that is absent or malformed
         */
        public AzureCloud build() {
            List<String> faults = new ArrayList<>();
            for (CloudRow row : CloudRow.values()) {
                String value = values.get(row);
                if (value == null || !row.accepts(value)) {
                    faults.add(row + " must be " + row.expectation() + " but is " + value);
                }
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("cloud " + name + ": " + String.join("; ", faults));
            }
            return new AzureCloud(name, values);
        }

        private Builder set(CloudRow row, String value) {
            values.put(row, value);
            return this;
        }
    }
}
