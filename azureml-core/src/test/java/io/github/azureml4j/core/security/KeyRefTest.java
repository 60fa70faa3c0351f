package io.github.azureml4j.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRefTest {
    @Test
    void vaultNameAndVersionAreRead() {
        KeyRef key = KeyRef.parse("https://Clinic.vault.azure.net/keys/seal/0123abcd");
        assertThat(key).isEqualTo(new KeyRef("https://clinic.vault.azure.net", "seal", "0123abcd"));
        assertThat(key.vaultName()).isEqualTo("clinic");
        assertThat(key.isIn("vault.azure.net")).isTrue();
        assertThat(key.isIn("vault.azure.cn")).isFalse();
        assertThat(key.uri()).isEqualTo("https://clinic.vault.azure.net/keys/seal/0123abcd");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://v.vault.azure.net/keys/k/1/, https://v.vault.azure.net/keys/k/1, vault.azure.net",
        "HTTPS://V.Vault.Azure.NET:443/keys/k/1, https://v.vault.azure.net/keys/k/1, vault.azure.net",
        "https://v.vault.azure.cn/keys/k/1, https://v.vault.azure.cn/keys/k/1, vault.azure.cn",
        "https://v.vault.usgovcloudapi.net/keys/k/1, https://v.vault.usgovcloudapi.net/keys/k/1, vault.usgovcloudapi.net",
    })
    void oneKeyIsWrittenInOneWay(String written, String uri, String suffix) {
        KeyRef key = KeyRef.parse(written);
        assertThat(key.uri()).isEqualTo(uri);
        assertThat(key.isIn(suffix)).isTrue();
        assertThat(key.versionlessUri()).isEqualTo(uri.substring(0, uri.lastIndexOf('/')));
        assertThat(key.isOfManagedHsm()).isFalse();
    }

    @Test
    void managedHsmIsNoVaultOfAnyCloud() {
        KeyRef key = KeyRef.parse("https://clinic.managedhsm.azure.net/keys/seal/1");
        assertThat(key.isOfManagedHsm()).isTrue();
        assertThat(key.isIn("vault.azure.net")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://v.vault.azure.net/keys/k, names no version",
        "https://v.vault.azure.net/secrets/k/1, is not of the form",
        "https://v.vault.azure.net/keys/k/1?x=1, is not of the form",
        "https://v.vault.azure.net/keys/k/1#x, is not of the form",
        "https://v.vault.azure.net/keys/k_1/1, is not of the form",
        "http://v.vault.azure.net/keys/k/1, is not an https address",
        "https://a@v.vault.azure.net/keys/k/1, is not an https address",
        "not a uri, is not an address",
    })
    void otherAddressesAreNoKey(String uri, String fault) {
        assertThatThrownBy(() -> KeyRef.parse(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }
}
