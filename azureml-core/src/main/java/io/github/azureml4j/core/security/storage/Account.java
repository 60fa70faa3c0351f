package io.github.azureml4j.core.security.storage;

import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.Map;

/** A storage account as a resource, for its keys. Thread-safe. */
final class Account {
    private final ArmId id;
    private final ServiceClient arm;

    Account(AzureConnection azure, ArmId id) {
        this.id = id;
        this.arm = azure.arm().at(id.toString()).apiVersion("2023-05-01");
    }

    ArmId id() {
        return id;
    }

    KeyPair keys() {
        return KeyPair.of(arm.post("/listKeys").idempotent().json());
    }

    /** Not repeated after a fault: whoever asks must look first whether it was done ({@code StorageAccounts_RegenerateKey}). */
    KeyPair regenerate(String key) {
        return KeyPair.of(
                arm.post("/regenerateKey").json(Map.of("keyName", key)).json());
    }
}
