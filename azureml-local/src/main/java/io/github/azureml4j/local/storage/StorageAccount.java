package io.github.azureml4j.local.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import java.time.Instant;
import java.util.List;

/**
 * A storage account as it is now. Immutable; the document is never changed in place.
 *
 * @param region where it is, in the short form ({@code eastus2})
 * @param keys the two account keys in base64
 * @param document ARM's resource, without any secret
 */
public record StorageAccount(ResourceId id, String region, List<AccountKey> keys, ObjectNode document) {

    /** One of the two keys; it replaces itself only through {@code regenerateKey}. */
    public record AccountKey(String name, String value, Instant created) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Copies the list of keys. */
    public StorageAccount {
        keys = List.copyOf(keys);
    }

    /** The name, which is the first label of its hosts. */
    public String name() {
        return id.name();
    }

    /** Whether ARM has finished making it. */
    boolean isReady() {
        return document.path("properties").path("provisioningState").asText().equals("Succeeded");
    }

    StorageAccount withKeys(List<AccountKey> replaced) {
        return new StorageAccount(id, region, replaced, document);
    }

    StorageAccount withDocument(ObjectNode changed) {
        return new StorageAccount(id, region, keys, changed);
    }
}
