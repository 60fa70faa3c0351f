package io.github.azureml4j.deploy.aci;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azureml4j.core.Faults;

/** {@code encryptionProperties}: vault, key and version as three fields, where a workspace has one URI. */
record EncryptionKey(
        @JsonProperty("vaultBaseUrl") String vaultBaseUrl,
        @JsonProperty("keyName") String keyName,
        @JsonProperty("keyVersion") String keyVersion) {

    void check(Faults faults) {
        faults.when(
                !vaultBaseUrl.matches("https://[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)+(:\\d+)?/?"),
                "the customer-managed key's vault '" + vaultBaseUrl + "' is not the https address of a vault");
        faults.when(
                !keyName.matches("[0-9a-zA-Z-]{1,127}"),
                "'" + keyName + "' cannot be the name of a customer-managed key");
        faults.when(
                !keyVersion.matches("[0-9a-zA-Z]{1,64}"),
                "the customer-managed key needs a version, not '" + keyVersion + "'");
    }
}
