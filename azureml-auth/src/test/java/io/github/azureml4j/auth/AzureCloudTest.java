package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureCloudTest {

    @Test
    void publicCloudHasItsHosts() {
        AzureCloud cloud = AzureCloud.PUBLIC;

        assertThat(cloud.authorityHost()).hasToString("https://login.microsoftonline.com");
        assertThat(cloud.resourceManager()).hasToString("https://management.azure.com");
        assertThat(cloud.resourceManagerScope()).isEqualTo("https://management.azure.com/.default");
        assertThat(cloud.machineLearningScope()).isEqualTo("https://ml.azure.com/.default");
        assertThat(cloud.regionEndpoint("East US 2")).hasToString("https://eastus2.api.azureml.ms");
        assertThat(cloud.blobEndpoint("acc")).hasToString("https://acc.blob.core.windows.net");
        assertThat(cloud.vaultEndpoint("kv")).hasToString("https://kv.vault.azure.net");
        assertThat(cloud.vaultScope()).isEqualTo("https://vault.azure.net/.default");
    }

    @Test
    void chinaHasItsHosts() {
        AzureCloud cloud = AzureCloud.CHINA;

        assertThat(cloud.authorityHost()).hasToString("https://login.chinacloudapi.cn");
        assertThat(cloud.resourceManagerScope()).isEqualTo("https://management.chinacloudapi.cn/.default");
        assertThat(cloud.machineLearningScope()).isEqualTo("https://ml.azure.cn/.default");
        assertThat(cloud.regionEndpoint("chinaeast2")).hasToString("https://chinaeast2.api.ml.azure.cn");
        assertThat(cloud.vaultSuffix()).isEqualTo("vault.azure.cn");
    }

    @Test
    void usGovernmentHasItsHosts() {
        AzureCloud cloud = AzureCloud.US_GOVERNMENT;

        assertThat(cloud.authorityHost()).hasToString("https://login.microsoftonline.us");
        assertThat(cloud.resourceManager()).hasToString("https://management.usgovcloudapi.net");
        assertThat(cloud.machineLearningScope()).isEqualTo("https://ml.azure.us/.default");
        assertThat(cloud.storageSuffix()).isEqualTo("core.usgovcloudapi.net");
        assertThat(cloud.vaultScope()).isEqualTo("https://vault.usgovcloudapi.net/.default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://eastus.api.azureml.ms",
                "https://EastUS.api.azureml.ms:443/history",
                "https://0a1b.workspace.eastus.api.azureml.ms/discovery",
            })
    void regionHostIsKnown(String uri) {
        assertThat(AzureCloud.PUBLIC.isRegionEndpoint(URI.create(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://eastus.api.azureml.ms",
                "https://eastus.api.azureml.ms:8443",
                "https://eastus.api.azureml.ms.evil.example",
                "https://eastus.api.azureml.ms@evil.example",
                "https://user@eastus.api.azureml.ms",
                "https://eastus.api.azureml.ms./",
                "https://evilapi.azureml.ms",
                "https://eastus.api.ml.azure.cn",
                "//eastus.api.azureml.ms",
                "/relative",
                "https://169.254.169.254",
            })
    void foreignHostIsNotARegionHost(String uri) {
        assertThat(AzureCloud.PUBLIC.isRegionEndpoint(URI.create(uri))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evil.example/", "eastus.evil", "east-us", "east@us"})
    void regionIsAName(String region) {
        assertThatThrownBy(() -> AzureCloud.PUBLIC.regionEndpoint(region)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFaultOfACustomCloudIsNamedAtOnce() {
        assertThatThrownBy(() -> AzureCloud.PUBLIC.toBuilder()
                        .authorityHost("http://login.example")
                        .vaultSuffix(".vault.example")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AUTHORITY_HOST")
                .hasMessageContaining("VAULT_SUFFIX")
                .hasMessageNotContaining("PORTAL");
    }

    @ParameterizedTest
    @CsvSource({"core.windows.net.evil/x", "core windows net", "net"})
    void suffixIsAHostName(String suffix) {
        assertThatThrownBy(() ->
                        AzureCloud.PUBLIC.toBuilder().storageSuffix(suffix).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copyEqualsItsOrigin() {
        assertThat(AzureCloud.CHINA.toBuilder().build())
                .isEqualTo(AzureCloud.CHINA)
                .hasToString("AzureChinaCloud");
    }
}
