package io.github.azureml4j.auth;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Azure cloud: the hosts of its planes and the audiences of its tokens. Three are built in; others, such as an
 * air-gapped one, {@linkplain #discover are read} from their Resource Manager or {@linkplain #custom described}.
 * Immutable, thread-safe.
 *
 * <p>An accessor of what a custom cloud does not know throws {@link IllegalStateException}, naming the setting.
 *
 * <p>Hosts of the first generation ({@code experiments.azureml.net}, {@code modelmanagement.azureml.net},
 * {@code aether.ms}) are not in the table: nothing here speaks to them, and no token may go there.
 */
public final class AzureCloud {

    /** Azure as the world knows it. */
    public static final AzureCloud PUBLIC = new AzureCloud("AzureCloud", CloudRow.column(0));

    /** Azure in China, operated by 21Vianet. */
    public static final AzureCloud CHINA = new AzureCloud("AzureChinaCloud", CloudRow.column(1));

    /** Azure for the government of the United States. */
    public static final AzureCloud US_GOVERNMENT = new AzureCloud("AzureUSGovernment", CloudRow.column(2));

    private static final List<AzureCloud> BUILT_IN = List.of(PUBLIC, CHINA, US_GOVERNMENT);

    private final String name;
    private final Map<CloudRow, String> values;

    AzureCloud(String name, Map<CloudRow, String> values) {
        this.name = name;
        this.values = Map.copyOf(values);
    }

    /** {@return the public cloud, China and US Government} */
    public static List<AzureCloud> builtIn() {
        return BUILT_IN;
    }

    /**
     * Reads a cloud from its Resource Manager's {@code /metadata/endpoints} (api-version 2022-09-01, or 2019-05-01 where
     * that is refused), as the Azure CLI registers one. Asked without a token. What that document does not say (the
     * suffix of region hosts, the audience of machine learning) is known for the built-in clouds, and set with
     * {@link #toBuilder()} for others.
     *
     * @param resourceManager the {@code https://} origin of the cloud's Resource Manager
     * @param transport the way there
     * @return the cloud
     * @throws IllegalArgumentException when the document lacks something or names something that cannot be, naming it all
     * @throws java.io.UncheckedIOException when there is no such document to be had
     */
    public static AzureCloud discover(URI resourceManager, Transport transport) {
        return CloudDiscovery.of(resourceManager, transport);
    }

    /**
     * Begins the description of another cloud.
     *
     * @param name how messages call it
     * @return a builder in which nothing is set
     */
    public static AzureCloudBuilder custom(String name) {
        return new AzureCloudBuilder(name, Map.of());
    }

    /** {@return a builder that holds this cloud's values} */
    public AzureCloudBuilder toBuilder() {
        return new AzureCloudBuilder(name, values);
    }

    /** {@return the same values under another name} */
    AzureCloudBuilder toBuilder(String otherName) {
        return new AzureCloudBuilder(otherName, values);
    }

    /** {@return the name that the Azure CLI uses, for example {@code AzureCloud}} */
    public String name() {
        return name;
    }

    /** {@return where Entra signs in, without a tenant} */
    public URI authorityHost() {
        return URI.create(value(CloudRow.AUTHORITY_HOST));
    }

    /**
     * Holds a sign-in's own authority against this cloud's. Another name of the same authority counts as equal.
     *
     * @param authority a host name or a URL, such as the value of {@code AZURE_AUTHORITY_HOST}
     * @throws IllegalArgumentException when it is another cloud's, naming both
     */
    public void requireAuthority(String authority) {
        requireAuthority("the sign-in's authority host", authority);
    }

    /**
     * Holds a sign-in's own authority against this cloud's. Another name of the same authority counts as equal.
     *
     * @param setting where the authority was set, for the message: {@code AZURE_AUTHORITY_HOST}
     * @param authority a host name or a URL
     * @throws IllegalArgumentException when it is another cloud's, naming both
     */
    public void requireAuthority(String setting, String authority) {
        CloudAgreement.requireAuthority(this, setting, authority);
    }

    /** {@return the Resource Manager endpoint} */
    public URI resourceManager() {
        return URI.create(value(CloudRow.RESOURCE_MANAGER));
    }

    /** {@return the token scope of Resource Manager, which the region hosts accept too} */
    public String resourceManagerScope() {
        return scopeOf(find(CloudRow.RESOURCE_MANAGER_AUDIENCE).orElseGet(() -> value(CloudRow.RESOURCE_MANAGER)));
    }

    /** {@return the audience that Resource Manager takes too, for example {@code https://management.core.windows.net/}} */
    public String classicAudience() {
        return value(CloudRow.CLASSIC_AUDIENCE);
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
        return under(CloudRow.REGION_SUFFIX, shortRegion(region));
    }

    /**
     * The data-plane endpoint of a workspace behind a private link.
     *
     * @param workspaceId the workspace's GUID
     * @param region the workspace's region
     * @return for example {@code https://{guid}.workspace.eastus2.api.azureml.ms}
     */
    public URI privateEndpoint(String workspaceId, String region) {
        return under(CloudRow.REGION_SUFFIX, label(workspaceId) + ".workspace." + shortRegion(region));
    }

    /**
     * The same endpoint for callers that prove themselves with a certificate, as the service's own computes do.
     *
     * @param workspaceId the workspace's GUID
     * @param region the workspace's region
     * @return for example {@code https://{guid}.workspace.eastus2.cert.api.azureml.ms}
     */
    public URI privateCertificateEndpoint(String workspaceId, String region) {
        return under(CloudRow.REGION_SUFFIX, label(workspaceId) + ".workspace." + shortRegion(region) + ".cert");
    }

    /** {@return the region host that knows where registries are} */
    public URI registryDiscovery() {
        return URI.create(value(CloudRow.REGISTRY_DISCOVERY));
    }

    /**
     * Whether a URI leads to a region host of this cloud, private-link hosts included, over HTTPS and its usual port.
     * What a discovery document names must pass this before it is given a token.
     *
     * @param uri an absolute URI
     * @return whether an Azure Machine Learning token may go there
     */
    public boolean isRegionEndpoint(URI uri) {
        return isUnder(uri, CloudRow.REGION_SUFFIX);
    }

    /**
     * The scoring host of a managed online endpoint.
     *
     * @param endpoint the endpoint's name
     * @param region the workspace's region
     * @return for example {@code https://diagnosis.eastus2.inference.ml.azure.com}
     */
    public URI inferenceEndpoint(String endpoint, String region) {
        return under(CloudRow.INFERENCE_SUFFIX, label(endpoint) + "." + shortRegion(region));
    }

    /**
     * Whether a URI leads to a managed endpoint's scoring host of this cloud, over HTTPS and its usual port.
     *
     * @param uri an absolute URI
     * @return whether an Entra token for scoring may go there
     */
    public boolean isInferenceEndpoint(URI uri) {
        return isUnder(uri, CloudRow.INFERENCE_SUFFIX);
    }

    /** {@return for example {@code notebooks.azure.net}; a workspace's own host is what its {@code notebookInfo} says} */
    public String notebookSuffix() {
        return value(CloudRow.NOTEBOOK_SUFFIX);
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
        return under(CloudRow.STORAGE_SUFFIX, account + ".blob");
    }

    /** {@return the token scope of blobs, the same in every cloud} */
    public String storageScope() {
        return scopeOf("https://storage.azure.com");
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
        return under(CloudRow.VAULT_SUFFIX, vault);
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

    /** {@return Microsoft Graph} */
    public URI graph() {
        return URI.create(value(CloudRow.GRAPH));
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

    Optional<String> find(CloudRow row) {
        return Optional.ofNullable(values.get(row));
    }

    /** The hosts of a row that holds several. */
    Stream<String> hosts(CloudRow row) {
        return find(row).stream().flatMap(hosts -> Stream.of(hosts.split(" ")));
    }

    boolean isUnder(URI uri, CloudRow suffix) {
        String host = uri.getHost();
        return "https".equalsIgnoreCase(uri.getScheme())
                && host != null
                && uri.getRawUserInfo() == null
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && find(suffix).stream()
                        .anyMatch(name -> host.toLowerCase(Locale.ROOT).endsWith("." + name));
    }

    private String value(CloudRow row) {
        return find(row)
                .orElseThrow(() -> new IllegalStateException(
                        "the cloud " + name + " does not know its " + row + ": set it with toBuilder()"));
    }

    private URI under(CloudRow suffix, String labels) {
        return URI.create("https://" + labels + "." + value(suffix));
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

    private static String label(String text) {
        String label = text.toLowerCase(Locale.ROOT);
        if (!label.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("not a label of a host name: " + text);
        }
        return label;
    }
}
