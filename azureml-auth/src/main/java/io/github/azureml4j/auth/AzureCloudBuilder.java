package io.github.azureml4j.auth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an {@link AzureCloud}. The authority, Resource Manager and the suffixes of storage and key vaults are
 * required; what else is left out is missed when it is used. Origins are {@code https://host} without a path, suffixes
 * are host names without a leading dot. Not thread-safe; may be used again.
 */
public final class AzureCloudBuilder {

    private final String name;
    private final Map<CloudRow, String> values = new EnumMap<>(CloudRow.class);

    AzureCloudBuilder(String name, Map<CloudRow, String> values) {
        this.name = name;
        this.values.putAll(values);
    }

    /** Where Entra signs in, without a tenant. Names that it had before go by the board. */
    public AzureCloudBuilder authorityHost(String origin) {
        if (!origin.equals(values.get(CloudRow.AUTHORITY_HOST))) {
            values.remove(CloudRow.AUTHORITY_ALIASES);
            values.remove(CloudRow.ISSUERS);
        }
        return set(CloudRow.AUTHORITY_HOST, origin);
    }

    /** Other names of the authority's host, which count as equal to it. */
    public AzureCloudBuilder authorityAliases(String... hosts) {
        return set(CloudRow.AUTHORITY_ALIASES, String.join(" ", hosts));
    }

    /** The Resource Manager endpoint; also its token audience, unless {@link #resourceManagerAudience} names another. */
    public AzureCloudBuilder resourceManager(String origin) {
        return set(CloudRow.RESOURCE_MANAGER, origin);
    }

    /** The audience of Resource Manager's tokens, where it is not the endpoint: an absolute URI. */
    public AzureCloudBuilder resourceManagerAudience(String audience) {
        return set(CloudRow.RESOURCE_MANAGER_AUDIENCE, audience);
    }

    /** The audience that Resource Manager takes too, for the sake of old clients: an absolute URI. */
    public AzureCloudBuilder classicAudience(String audience) {
        return set(CloudRow.CLASSIC_AUDIENCE, audience);
    }

    /** The resource whose tokens score endpoints: an origin. */
    public AzureCloudBuilder machineLearning(String origin) {
        return set(CloudRow.MACHINE_LEARNING, origin);
    }

    /** What follows the region in the name of a region host. */
    public AzureCloudBuilder regionSuffix(String suffix) {
        return set(CloudRow.REGION_SUFFIX, suffix);
    }

    /** The region host that knows where registries are: an origin. */
    public AzureCloudBuilder registryDiscovery(String origin) {
        return set(CloudRow.REGISTRY_DISCOVERY, origin);
    }

    /** What follows the region in the name of a managed scoring host. */
    public AzureCloudBuilder inferenceSuffix(String suffix) {
        return set(CloudRow.INFERENCE_SUFFIX, suffix);
    }

    /** What follows the region in the name of a workspace's notebook host. */
    public AzureCloudBuilder notebookSuffix(String suffix) {
        return set(CloudRow.NOTEBOOK_SUFFIX, suffix);
    }

    /** What follows {@code blob.} in the name of a blob host. */
    public AzureCloudBuilder storageSuffix(String suffix) {
        return set(CloudRow.STORAGE_SUFFIX, suffix);
    }

    /** What follows the vault in the name of its host. */
    public AzureCloudBuilder vaultSuffix(String suffix) {
        return set(CloudRow.VAULT_SUFFIX, suffix);
    }

    /** What follows the name of a container registry. */
    public AzureCloudBuilder registrySuffix(String suffix) {
        return set(CloudRow.REGISTRY_SUFFIX, suffix);
    }

    /** What follows the name of a Cosmos DB account. */
    public AzureCloudBuilder cosmosSuffix(String suffix) {
        return set(CloudRow.COSMOS_SUFFIX, suffix);
    }

    /** The Application Insights query endpoint: an origin. */
    public AzureCloudBuilder applicationInsights(String origin) {
        return set(CloudRow.APPLICATION_INSIGHTS, origin);
    }

    /** The Log Analytics query endpoint: an origin. */
    public AzureCloudBuilder logAnalytics(String origin) {
        return set(CloudRow.LOG_ANALYTICS, origin);
    }

    /** Microsoft Graph: an origin. */
    public AzureCloudBuilder graph(String origin) {
        return set(CloudRow.GRAPH, origin);
    }

    /** The portal: an origin. */
    public AzureCloudBuilder portal(String origin) {
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
            String fault = row.fault(values.get(row));
            if (fault != null) {
                faults.add(fault);
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("cloud " + name + ": " + String.join("; ", faults));
        }
        return new AzureCloud(name, values);
    }

    /** Null leaves the row as it is. */
    AzureCloudBuilder set(CloudRow row, @Nullable String value) {
        if (value != null) {
            values.put(row, value);
        }
        return this;
    }
}
