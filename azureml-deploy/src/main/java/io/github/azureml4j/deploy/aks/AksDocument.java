package io.github.azureml4j.deploy.aks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azureml4j.core.Faults;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code AKSServiceCreateRequest} of {@code modelManagement.json} 2019-09-30 without the common part. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AksDocument(
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("kvTags") @Nullable Map<String, String> kvTags,
        @JsonProperty("computeName") String computeName,
        @JsonProperty("namespace") @Nullable String namespace,
        @JsonProperty("numReplicas") @Nullable Integer numReplicas,
        @JsonProperty("autoScaler") @Nullable AutoScaler autoScaler,
        @JsonProperty("containerResourceRequirements") Resources resources,

        @JsonProperty("maxConcurrentRequestsPerContainer") @Nullable
        Integer maxConcurrentRequests,

        @JsonProperty("maxQueueWaitMs") @Nullable Long maxQueueWaitMs,
        @JsonProperty("scoringTimeoutMs") @Nullable Long scoringTimeoutMs,
        @JsonProperty("authEnabled") boolean authEnabled,
        @JsonProperty("aadAuthEnabled") boolean aadAuthEnabled,
        @JsonProperty("appInsightsEnabled") boolean appInsightsEnabled) {

    /** The Kubernetes rule, as the v1 client checks it. */
    private static final String NAMESPACE = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    record Resources(
            @JsonProperty("cpu") double cpu,
            @JsonProperty("memoryInGB") double memoryInGB) {}

    record AutoScaler(
            @JsonProperty("autoscaleEnabled") boolean autoscaleEnabled,
            @JsonProperty("minReplicas") int minReplicas,
            @JsonProperty("maxReplicas") int maxReplicas,
            @JsonProperty("targetUtilization") @Nullable Integer targetUtilization) {}

    void check(Faults faults) {
        faults.when(computeName.isBlank(), "the name of an AKS compute target is required");
        faults.when(
                namespace != null && !namespace.matches(NAMESPACE), "'" + namespace + "' is no Kubernetes namespace");
        faults.when(!isAmount(resources.cpu()), "cpuCores must be more than 0");
        faults.when(!isAmount(resources.memoryInGB()), "memoryGb must be more than 0");
        faults.when(numReplicas != null && autoScaler != null, "replicas and autoscale exclude each other");
        faults.when(numReplicas != null && numReplicas < 1, "replicas must be at least 1");
        faults.when(
                maxConcurrentRequests != null && maxConcurrentRequests < 1, "maxConcurrentRequests must be at least 1");
        faults.when(!isMilliseconds(maxQueueWaitMs), "maxQueueWait must be more than 0 and less than 25 days");
        faults.when(!isMilliseconds(scoringTimeoutMs), "scoringTimeout must be more than 0 and less than 25 days");
        if (autoScaler != null) {
            checkAutoScaler(autoScaler, faults);
        }
    }

    private static void checkAutoScaler(AutoScaler scaler, Faults faults) {
        Integer target = scaler.targetUtilization();
        faults.when(
                scaler.minReplicas() < 1 || scaler.maxReplicas() < scaler.minReplicas(),
                "autoscale needs 1 <= min <= max");
        faults.when(target != null && (target < 1 || target > 100), "the target utilization is a percentage");
    }

    private static boolean isAmount(double value) {
        return value > 0 && Double.isFinite(value);
    }

    /** The contract has 32 bits for them. */
    private static boolean isMilliseconds(@Nullable Long value) {
        return value == null || (value > 0 && value <= Integer.MAX_VALUE);
    }
}
