package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;

/**
 * The connection of a private endpoint, as the properties of its workspace have it. The document is never changed in
 * place.
 *
 * @param document ARM's resource
 */
public record PrivateEndpointConnection(JsonNode document) {

    private static final String PROPERTY = "privateEndpointConnections";
    private static final String TYPE = WorkspaceDocument.TYPE + "/" + PROPERTY;

    /** A connection of an endpoint in some state. */
    public static PrivateEndpointConnection of(
            WorkspaceRecord workspace, String name, String endpointId, ObjectNode state) {
        ObjectNode connection = Json.object()
                .put("id", workspace.scope() + "/" + PROPERTY + "/" + name)
                .put("name", name)
                .put("type", TYPE)
                .put("location", workspace.region());
        ObjectNode properties = connection.putObject("properties").put("provisioningState", "Succeeded");
        properties.putObject("privateEndpoint").put("id", endpointId);
        properties.set("privateLinkServiceConnectionState", state);
        return new PrivateEndpointConnection(connection);
    }

    /** The name. */
    public String name() {
        return document.path("name").asText();
    }

    /** The ARM id of the endpoint. */
    public String endpointId() {
        return document.at("/properties/privateEndpoint/id").asText();
    }

    /** Its {@code status}, and why. */
    public JsonNode state() {
        return document.at("/properties/privateLinkServiceConnectionState");
    }

    /** Whether whoever comes through the endpoint may come in. */
    public boolean isApproved() {
        return state().path("status").asText().equalsIgnoreCase("Approved");
    }

    /** Puts the connection into properties, in place of one of the same name. */
    public ObjectNode addTo(ObjectNode properties) {
        removeFrom(properties);
        properties.withArray(PROPERTY).add(document.deepCopy());
        return counted(properties);
    }

    /** Takes the connection out of properties. */
    public ObjectNode removeFrom(ObjectNode properties) {
        ArrayNode all = properties.withArray(PROPERTY);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).path("name").asText().equalsIgnoreCase(name())) {
                all.remove(i);
            }
        }
        return counted(properties);
    }

    private static ObjectNode counted(ObjectNode properties) {
        return properties.put("privateLinkCount", properties.path(PROPERTY).size());
    }
}
