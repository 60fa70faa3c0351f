package io.github.azureml4j.deploy.aci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.security.KeyRef;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AciDeployConfigTest {

    private static final String VERSION = "0123456789abcdef0123456789abcdef";

    @Test
    void defaultsAreTheV1Clients() {
        assertThat(AciDeployConfig.defaults().document())
                .hasToString("{\"containerResourceRequirements\":{\"cpu\":0.1,\"memoryInGB\":0.5},"
                        + "\"authEnabled\":false,\"sslEnabled\":false,\"appInsightsEnabled\":false}");
    }

    @Test
    void everySettingReachesItsProperty() {
        AciDeployConfig config = AciDeployConfig.builder()
                .cpuCores(1)
                .memoryGb(2)
                .keyAuth(true)
                .cmk("https://vault.vault.azure.net/", "sealed", VERSION)
                .ssl("CERTIFICATE", "canary-key", "score.clinic.example")
                .dnsNameLabel("diagnosis")
                .appInsights(true)
                .location("eastus2")
                .description("d")
                .tag("owner", "radiology")
                .build();

        assertThat(config.computeType()).isEqualTo("ACI");
        assertThat(config.document())
                .hasToString("{\"description\":\"d\",\"location\":\"eastus2\",\"kvTags\":{\"owner\":\"radiology\"},"
                        + "\"containerResourceRequirements\":{\"cpu\":1.0,\"memoryInGB\":2.0},\"authEnabled\":true,"
                        + "\"sslEnabled\":true,\"appInsightsEnabled\":true,\"sslCertificate\":\"CERTIFICATE\","
                        + "\"sslKey\":\"canary-key\",\"cname\":\"score.clinic.example\",\"dnsNameLabel\":\"diagnosis\","
                        + "\"encryptionProperties\":{\"vaultBaseUrl\":\"https://vault.vault.azure.net/\","
                        + "\"keyName\":\"sealed\",\"keyVersion\":\"" + VERSION + "\"}}");
    }

    @Test
    void aKeyReferenceIsTakenApart() {
        KeyRef key = KeyRef.parse("https://vault.vault.azure.net/keys/sealed/" + VERSION);

        assertThat(AciDeployConfig.builder().cmk(key).build().document().path("encryptionProperties"))
                .hasToString(
                        "{\"vaultBaseUrl\":\"https://vault.vault.azure.net\",\"keyName\":\"sealed\",\"keyVersion\":\""
                                + VERSION + "\"}");
    }

    @Test
    void everythingWrongIsSaidAtOnceWithoutTheKey() {
        assertThatThrownBy(() -> AciDeployConfig.builder()
                        .cpuCores(0)
                        .memoryGb(Double.NaN)
                        .cmk("http://vault", "no name", "")
                        .ssl("", "canary-key", " ")
                        .dnsNameLabel("UPPER")
                        .location("")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "cpuCores",
                        "memoryGb",
                        "http://vault",
                        "'no name'",
                        "needs a version",
                        "needs a certificate",
                        "cname",
                        "'UPPER'",
                        "location is empty")
                .hasMessageNotContaining("canary-key");
    }

    @Test
    void thePrivateKeyIsNotShown() {
        assertThat(AciDeployConfig.builder().ssl("c", "canary-key", "n").build().toString())
                .doesNotContain("canary-key");
    }

    @Test
    void thereIsNoWordForTokens() {
        assertThat(Arrays.stream(AciDeployConfig.Builder.class.getMethods()).map(method -> method.getName()))
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("token"));
    }
}
