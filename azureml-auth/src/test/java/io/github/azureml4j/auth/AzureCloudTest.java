package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureCloudTest {

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
