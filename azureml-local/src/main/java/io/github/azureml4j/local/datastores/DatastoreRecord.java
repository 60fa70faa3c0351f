package io.github.azureml4j.local.datastores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A datastore. Immutable; the properties are never changed in place.
 *
 * @param properties as on the wire, without any secret
 * @param secrets what {@code listSecrets} answers, or null for a datastore of the service's own
 */
public record DatastoreRecord(
        String name, ObjectNode properties, @Nullable ObjectNode secrets) {

    /** {@code AzureBlob} or {@code AzureFile}. */
    public String type() {
        return properties.path("datastoreType").asText();
    }

    /** The storage account. */
    public String account() {
        return properties.path("accountName").asText();
    }

    /** The blob container, empty for a file share. */
    public String container() {
        return properties.path("containerName").asText();
    }

    /** Whether code and data go here when nobody says where. */
    public boolean isDefault() {
        return properties.path("isDefault").asBoolean();
    }

    String credentialsType() {
        JsonNode credentials = properties.path("credentials");
        return credentials.path("credentialsType").asText("None");
    }

    @Override
    public String toString() {
        return "DatastoreRecord[" + name + ", " + type() + "]";
    }
}
