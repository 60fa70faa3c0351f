package io.github.azureml4j.deploy.aks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.deploy.AuthMode;
import io.github.azureml4j.deploy.DeployConfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A web service on Azure Kubernetes Service. Immutable. One form of authentication: {@link Builder#keyAuth()},
 * the default, {@link Builder#tokenAuth()} or {@link Builder#noAuth()}; naming two is a fault.
 *
 * <pre>{@code
 * AksDeployConfig config = AksDeployConfig.on("aks-prod")
 *     .autoscale(2, 10).tokenAuth().scoringTimeout(Duration.ofSeconds(5))
 *     .build();
 * }</pre>
 */
public final class AksDeployConfig implements DeployConfig {

    private final AksDocument document;

    private AksDeployConfig(AksDocument document) {
        this.document = document;
    }

    /**
     * A configuration to be filled in. Defaults: 0.1 cores, 0.5 GB, keys; what else is left out is the service's choice.
     *
     * @param computeName the name of an AKS compute target of the workspace
     * @return a builder
     */
    public static Builder on(String computeName) {
        return new Builder(computeName);
    }

    @Override
    public String computeType() {
        return "AKS";
    }

    @Override
    public JsonNode document() {
        return Json.mapper().valueToTree(document);
    }

    @Override
    public String toString() {
        return "AKS on " + document.computeName() + ", " + document.resources().cpu() + " cores, "
                + document.resources().memoryInGB() + " GB";
    }

    /** A configuration being filled in. Not thread-safe; may be built more than once. */
    public static final class Builder {

        private final String computeName;
        private final Map<String, String> tags = new LinkedHashMap<>();
        private double cpuCores = 0.1;
        private double memoryGb = 0.5;
        private final Set<AuthMode> auth = EnumSet.noneOf(AuthMode.class);
        private boolean appInsights;
        private @Nullable Integer replicas;
        private AksDocument.@Nullable AutoScaler autoScaler;
        private @Nullable Integer maxConcurrentRequests;
        private @Nullable Duration maxQueueWait;
        private @Nullable Duration scoringTimeout;
        private @Nullable String namespace;
        private @Nullable String description;

        private Builder(String computeName) {
            this.computeName = computeName;
        }

        /**
         * Callers need one of the service's keys. The default on AKS.
         *
         * @return this
         */
        public Builder keyAuth() {
            auth.add(AuthMode.KEY);
            return this;
        }

        /**
         * Callers need a service token, which expires and is fetched with rights on the workspace.
         *
         * @return this
         */
        public Builder tokenAuth() {
            auth.add(AuthMode.TOKEN);
            return this;
        }

        /**
         * Callers need nothing: whoever reaches the address may score.
         *
         * @return this
         */
        public Builder noAuth() {
            auth.add(AuthMode.NONE);
            return this;
        }

        /**
         * A fixed number of replicas; excludes {@link #autoscale}.
         *
         * @param number at least 1
         * @return this
         */
        public Builder replicas(int number) {
            this.replicas = number;
            return this;
        }

        /**
         * As many replicas as the load needs; excludes {@link #replicas}.
         *
         * @param min at least 1
         * @param max at least {@code min}
         * @return this
         */
        public Builder autoscale(int min, int max) {
            this.autoScaler = new AksDocument.AutoScaler(true, min, max, null);
            return this;
        }

        /**
         * As many replicas as the load needs; excludes {@link #replicas}.
         *
         * @param min at least 1
         * @param max at least {@code min}
         * @param targetUtilization the busy share to aim at, in percent
         * @return this
         */
        public Builder autoscale(int min, int max, int targetUtilization) {
            this.autoScaler = new AksDocument.AutoScaler(true, min, max, targetUtilization);
            return this;
        }

        /**
         * The processor share of a replica. Default: 0.1.
         *
         * @param cores cores, more than 0
         * @return this
         */
        public Builder cpuCores(double cores) {
            this.cpuCores = cores;
            return this;
        }

        /**
         * The memory of a replica. Default: 0.5.
         *
         * @param gigabytes GB, more than 0
         * @return this
         */
        public Builder memoryGb(double gigabytes) {
            this.memoryGb = gigabytes;
            return this;
        }

        /**
         * How many requests a replica works on at a time.
         *
         * @param number at least 1
         * @return this
         */
        public Builder maxConcurrentRequests(int number) {
            this.maxConcurrentRequests = number;
            return this;
        }

        /**
         * How long a request may wait in the queue before it is answered 503.
         *
         * @param time more than 0
         * @return this
         */
        public Builder maxQueueWait(Duration time) {
            this.maxQueueWait = time;
            return this;
        }

        /**
         * How long a request may be worked on before it is answered 504.
         *
         * @param time more than 0
         * @return this
         */
        public Builder scoringTimeout(Duration time) {
            this.scoringTimeout = time;
            return this;
        }

        /**
         * The Kubernetes namespace. Default: the service's choice.
         *
         * @param name lower-case letters, digits and dashes, at most 63
         * @return this
         */
        public Builder namespace(String name) {
            this.namespace = name;
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
        public AksDeployConfig build() {
            AksDocument document = new AksDocument(
                    description,
                    tags.isEmpty() ? null : new LinkedHashMap<>(tags),
                    computeName,
                    namespace,
                    replicas,
                    autoScaler,
                    new AksDocument.Resources(cpuCores, memoryGb),
                    maxConcurrentRequests,
                    maxQueueWait == null ? null : Long.valueOf(maxQueueWait.toMillis()),
                    scoringTimeout == null ? null : Long.valueOf(scoringTimeout.toMillis()),
                    auth.isEmpty() || auth.contains(AuthMode.KEY),
                    auth.contains(AuthMode.TOKEN),
                    appInsights);
            Faults faults = new Faults("cannot use the AKS configuration");
            document.check(faults);
            faults.when(auth.size() > 1, "a service has one form of authentication, not " + auth);
            faults.raise();
            return new AksDeployConfig(document);
        }
    }
}
