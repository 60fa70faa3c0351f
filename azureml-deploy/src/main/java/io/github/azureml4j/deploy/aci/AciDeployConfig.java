package io.github.azureml4j.deploy.aci;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.deploy.DeployConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A web service on Azure Container Instances. Immutable. There is no token authentication on ACI, so there is no word for
 * it here.
 *
 * <pre>{@code
 * AciDeployConfig config = AciDeployConfig.builder()
 *     .cpuCores(1).memoryGb(2).keyAuth(true)
 *     .cmk("https://vault.vault.azure.net/", "sealed", keyVersion)
 *     .build();
 * }</pre>
 */
public final class AciDeployConfig implements DeployConfig {

    private final AciDocument document;

    private AciDeployConfig(AciDocument document) {
        this.document = document;
    }

    /**
     * A configuration to be filled in. Defaults: 0.1 cores, 0.5 GB, no authentication, no TLS.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The defaults of {@link #builder()} as they are.
     *
     * @return a configuration
     */
    public static AciDeployConfig defaults() {
        return builder().build();
    }

    @Override
    public String computeType() {
        return "ACI";
    }

    @Override
    public JsonNode document() {
        return Json.mapper().valueToTree(document);
    }

    @Override
    public String toString() {
        return "ACI " + document.resources().cpu() + " cores, "
                + document.resources().memoryInGB() + " GB, keys " + (document.authEnabled() ? "on" : "off") + ", TLS "
                + (document.sslEnabled() ? "on" : "off");
    }

    /** A configuration being filled in. Not thread-safe; may be built more than once. */
    public static final class Builder {

        private final Map<String, String> tags = new LinkedHashMap<>();
        private double cpuCores = 0.1;
        private double memoryGb = 0.5;
        private boolean keyAuth;
        private boolean appInsights;
        private @Nullable EncryptionKey encryption;
        private @Nullable String sslCertificate;
        private @Nullable String sslKey;
        private @Nullable String cname;
        private @Nullable String dnsNameLabel;
        private @Nullable String location;
        private @Nullable String description;

        private Builder() {}

        /**
         * The processor share. Default: 0.1.
         *
         * @param cores cores, more than 0
         * @return this
         */
        public Builder cpuCores(double cores) {
            this.cpuCores = cores;
            return this;
        }

        /**
         * The memory. Default: 0.5.
         *
         * @param gigabytes GB, more than 0
         * @return this
         */
        public Builder memoryGb(double gigabytes) {
            this.memoryGb = gigabytes;
            return this;
        }

        /**
         * Whether callers need one of the service's keys. Default on ACI: no.
         *
         * @param on true for keys
         * @return this
         */
        public Builder keyAuth(boolean on) {
            this.keyAuth = on;
            return this;
        }

        /**
         * Encrypts the container's data with a key of the customer.
         *
         * @param vaultBaseUrl the vault's address, {@code https://{name}.vault.azure.net/}
         * @param keyName the key's name
         * @param keyVersion the key's version
         * @return this
         */
        public Builder cmk(String vaultBaseUrl, String keyName, String keyVersion) {
            this.encryption = new EncryptionKey(vaultBaseUrl, keyName, keyVersion);
            return this;
        }

        /**
         * Encrypts the container's data with a key of the customer.
         *
         * @param key the key, with its version
         * @return this
         */
        public Builder cmk(KeyRef key) {
            return cmk(key.vaultUrl(), key.name(), key.version());
        }

        /**
         * Serves with TLS. Without it the scoring address is {@code http://}, and a key would travel in the clear.
         *
         * @param certificatePem the certificate chain as PEM text
         * @param keyPem the private key as PEM text; a secret, shown nowhere
         * @param cname the host name that the certificate is for
         * @return this
         */
        public Builder ssl(String certificatePem, String keyPem, String cname) {
            this.sslCertificate = certificatePem;
            this.sslKey = keyPem;
            this.cname = cname;
            return this;
        }

        /**
         * The first label of the service's host name. Default: the service's choice.
         *
         * @param label lower-case letters, digits and dashes
         * @return this
         */
        public Builder dnsNameLabel(String label) {
            this.dnsNameLabel = label;
            return this;
        }

        /**
         * Whether requests are reported to the workspace's Application Insights. Default: no. The answers go with them, but for
         * workspaces whose data has high business impact: the deployment sets {@code APP_INSIGHTS_LOG_RESPONSE_ENABLED} to false
         * there, unless the inference configuration says otherwise.
         *
         * @param on true to report
         * @return this
         */
        public Builder appInsights(boolean on) {
            this.appInsights = on;
            return this;
        }

        /**
         * The region. Default: the workspace's.
         *
         * @param region the region's name
         * @return this
         */
        public Builder location(String region) {
            this.location = region;
            return this;
        }

        /**
         * What the service is for.
         *
         * @param text any text
         * @return this
         */
        public Builder description(String text) {
            this.description = text;
            return this;
        }

        /**
         * Adds a tag.
         *
         * @param name the tag's name
         * @param value its value
         * @return this
         */
        public Builder tag(String name, String value) {
            tags.put(name, value);
            return this;
        }

        /**
         * Checks and makes the configuration.
         *
         * @return the configuration
         * @throws IllegalArgumentException naming everything that is wrong
         */
        public AciDeployConfig build() {
            AciDocument document = new AciDocument(
                    description,
                    location,
                    tags.isEmpty() ? null : new LinkedHashMap<>(tags),
                    new AciDocument.Resources(cpuCores, memoryGb),
                    keyAuth,
                    sslCertificate != null,
                    appInsights,
                    sslCertificate,
                    sslKey,
                    cname,
                    dnsNameLabel,
                    encryption);
            Faults faults = new Faults("cannot use the ACI configuration");
            document.check(faults);
            faults.raise();
            return new AciDeployConfig(document);
        }
    }
}
