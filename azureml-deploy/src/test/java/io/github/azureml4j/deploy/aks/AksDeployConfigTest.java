package io.github.azureml4j.deploy.aks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AksDeployConfigTest {

    @Test
    void keysAreTheDefault() {
        assertThat(AksDeployConfig.on("aks").build().document())
                .hasToString(
                        "{\"computeName\":\"aks\",\"containerResourceRequirements\":{\"cpu\":0.1,\"memoryInGB\":0.5},"
                                + "\"authEnabled\":true,\"aadAuthEnabled\":false,\"appInsightsEnabled\":false}");
    }

    @Test
    void everySettingReachesItsProperty() {
        AksDeployConfig config = AksDeployConfig.on("aks-prod")
                .tokenAuth()
                .autoscale(2, 10, 70)
                .cpuCores(1)
                .memoryGb(2)
                .maxConcurrentRequests(4)
                .maxQueueWait(Duration.ofMillis(500))
                .scoringTimeout(Duration.ofSeconds(5))
                .namespace("clinic")
                .appInsights(true)
                .description("d")
                .tag("owner", "radiology")
                .build();

        assertThat(config.computeType()).isEqualTo("AKS");
        assertThat(config.document())
                .hasToString("{\"description\":\"d\",\"kvTags\":{\"owner\":\"radiology\"},\"computeName\":\"aks-prod\","
                        + "\"namespace\":\"clinic\",\"autoScaler\":{\"autoscaleEnabled\":true,\"minReplicas\":2,"
                        + "\"maxReplicas\":10,\"targetUtilization\":70},"
                        + "\"containerResourceRequirements\":{\"cpu\":1.0,\"memoryInGB\":2.0},"
                        + "\"maxConcurrentRequestsPerContainer\":4,\"maxQueueWaitMs\":500,\"scoringTimeoutMs\":5000,"
                        + "\"authEnabled\":false,\"aadAuthEnabled\":true,\"appInsightsEnabled\":true}");
    }

    @Test
    void aServiceHasOneFormOfAuthentication() {
        assertThatThrownBy(() -> AksDeployConfig.on("aks").keyAuth().tokenAuth().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one form of authentication");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> AksDeployConfig.on(" ")
                        .replicas(0)
                        .autoscale(3, 2, 0)
                        .cpuCores(-1)
                        .memoryGb(0)
                        .maxConcurrentRequests(0)
                        .maxQueueWait(Duration.ZERO)
                        .scoringTimeout(Duration.ofDays(30))
                        .namespace("-x")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "compute target is required",
                        "exclude each other",
                        "replicas must",
                        "min <= max",
                        "percentage",
                        "cpuCores",
                        "memoryGb",
                        "maxConcurrentRequests",
                        "maxQueueWait",
                        "scoringTimeout",
                        "'-x'");
    }
}
