package io.github.azureml4j.local.datastores;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.List;
import java.util.Map;

/** The documents of datastores: those that a workspace is born with, and what ARM shows of any. */
final class DatastoreDocument {

    static final String DEFAULT = "workspaceblobstore";
    static final String ARTIFACTS = "workspaceartifactstore";
    static final String FILES = "workspacefilestore";
    static final String WORKING_DIRECTORY = "workspaceworkingdirectory";

    private static final String TYPE = "Microsoft.MachineLearningServices/workspaces/datastores";

    private DatastoreDocument() {}

    /** The four datastores of a new workspace. */
    static List<DatastoreRecord> born(WorkspaceRecord workspace, Ids ids) {
        return List.of(
                own(workspace, DEFAULT, "AzureBlob", "containerName", workspace.defaultContainer()),
                own(workspace, ARTIFACTS, "AzureBlob", "containerName", WorkspaceRecord.ARTIFACT_CONTAINER),
                own(workspace, FILES, "AzureFile", "fileShareName", "azureml-filestore-" + workspace.workspaceId()),
                own(workspace, WORKING_DIRECTORY, "AzureFile", "fileShareName", "code-" + ids.uuid()));
    }

    /** The ARM resource. */
    static ObjectNode resource(WorkspaceRecord workspace, DatastoreRecord datastore) {
        ObjectNode document = Json.object()
                .put("id", workspace.scope() + "/datastores/" + datastore.name())
                .put("name", datastore.name())
                .put("type", TYPE);
        return document.set("properties", datastore.properties());
    }

    /** What a client registered, with its secrets apart. */
    static DatastoreRecord registered(WorkspaceRecord workspace, String name, ObjectNode sent) {
        ObjectNode properties = sent.deepCopy();
        complete(workspace, properties);
        ObjectNode secrets = Json.object().put("secretsType", "None");
        if (properties.get("credentials") instanceof ObjectNode credentials
                && credentials.remove("secrets") instanceof ObjectNode given) {
            secrets =
                    given.put("secretsType", credentials.path("credentialsType").asText());
        }
        return new DatastoreRecord(name, properties.put("isDefault", false), secrets);
    }

    private static DatastoreRecord own(
            WorkspaceRecord workspace, String name, String type, String share, String value) {
        ObjectNode properties = Json.object()
                .put("datastoreType", type)
                .put("accountName", workspace.storageAccount())
                .put(share, value)
                .put("isDefault", name.equals(DEFAULT));
        properties.putObject("credentials").put("credentialsType", workspace.usesAccountKeys() ? "AccountKey" : "None");
        complete(workspace, properties);
        return new DatastoreRecord(name, properties, null);
    }

    private static void complete(WorkspaceRecord workspace, ObjectNode properties) {
        String host = Hosts.BLOB.inCloudOf(workspace.region(), Map.of("account", "account"));
        putIfAbsent(properties, "endpoint", host.substring("account.blob.".length()));
        putIfAbsent(properties, "protocol", "https");
        putIfAbsent(properties, "serviceDataAccessAuthIdentity", "None");
        putIfAbsent(properties, "subscriptionId", workspace.id().subscription());
        putIfAbsent(properties, "resourceGroup", workspace.storageAccountId().group());
    }

    private static void putIfAbsent(ObjectNode properties, String name, String value) {
        if (!properties.hasNonNull(name)) {
            properties.put(name, value);
        }
    }
}
