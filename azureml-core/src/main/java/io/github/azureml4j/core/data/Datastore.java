package io.github.azureml4j.core.data;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the service says about a datastore: a named place in a storage account. Never holds a secret. Immutable.
 *
 * @param name its name in the workspace
 * @param type {@code AzureBlob}, {@code AzureFile}, {@code AzureDataLakeGen2}, …; the service may add others
 * @param account the storage account; empty for kinds that have none
 * @param container the blob container; empty for other kinds
 * @param endpoint the storage suffix of the cloud, such as {@code core.windows.net}; empty if not said
 * @param isDefault whether uploads of this workspace go here unless they say otherwise
 * @param credentialsType {@code AccountKey}, {@code Sas}, {@code None} (the caller's own identity), …
 * @param document the whole answer, with what this record does not name
 */
public record Datastore(
        String name,
        String type,
        String account,
        String container,
        String endpoint,
        boolean isDefault,
        String credentialsType,
        JsonNode document) {

    static Datastore of(JsonNode document) {
        JsonNode properties = document.path("properties");
        return new Datastore(
                document.path("name").asText(),
                properties.path("datastoreType").asText(),
                properties.path("accountName").asText(""),
                properties.path("containerName").asText(""),
                properties.path("endpoint").asText(""),
                properties.path("isDefault").asBoolean(),
                properties.path("credentials").path("credentialsType").asText("None"),
                document);
    }

    /** Whether this is a container of blobs, which {@link Datastores#open} can reach. */
    public boolean isBlob() {
        return type.equalsIgnoreCase("AzureBlob");
    }
}
