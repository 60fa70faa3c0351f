package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.util.Optional;

/** The private endpoint connections in a workspace's properties. */
public final class PrivateEndpoints {

    private static final String PROPERTY = "privateEndpointConnections";
    private static final String TYPE = WorkspaceDocument.TYPE + "/" + PROPERTY;

    private PrivateEndpoints() {}

    /** Whether whoever comes through this endpoint may come in. */
    public static boolean isApproved(JsonNode connection) {
        return connection
                .at("/properties/privateLinkServiceConnectionState/status")
                .asText()
                .equalsIgnoreCase("Approved");
    }

    /** The connection of that name. */
    public static Optional<JsonNode> find(WorkspaceRecord workspace, String name) {
        return workspace.privateEndpointConnections().stream()
                .filter(connection -> connection.path("name").asText().equalsIgnoreCase(name))
                .findFirst();
    }

    /** A connection of an endpoint that is there, in some state. */
    public static ObjectNode connection(WorkspaceRecord workspace, String name, String endpointId, JsonNode state) {
        ObjectNode connection = Json.object()
                .put("id", workspace.scope() + "/" + PROPERTY + "/" + name)
                .put("name", name)
                .put("type", TYPE)
                .put("location", workspace.region());
        ObjectNode properties = connection.putObject("properties").put("provisioningState", "Succeeded");
        properties.putObject("privateEndpoint").put("id", endpointId);
        properties.set("privateLinkServiceConnectionState", state.deepCopy());
        return connection;
    }

    /** The properties with this connection, in place of one of the same name. */
    public static ObjectNode with(ObjectNode properties, ObjectNode connection) {
        without(properties, connection.path("name").asText());
        properties.withArray(PROPERTY).add(connection);
        return counted(properties);
    }

    /** The properties without the connection of that name. */
    public static ObjectNode without(ObjectNode properties, String name) {
        ArrayNode all = properties.withArray(PROPERTY);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).path("name").asText().equalsIgnoreCase(name)) {
                all.remove(i);
            }
        }
        return counted(properties);
    }

    private static ObjectNode counted(ObjectNode properties) {
        return properties.put("privateLinkCount", properties.path(PROPERTY).size());
    }
}
