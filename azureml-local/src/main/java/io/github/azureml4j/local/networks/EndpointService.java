package io.github.azureml4j.local.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.rbac.AccessService;
import io.github.azureml4j.local.workspaces.PrivateEndpointConnection;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Private endpoints of customers, as documents, and the connections that they make with workspaces: approved at once for
 * who may approve them, pending where the endpoint only asks. Endpoints of other resources stay documents. Thread-safe.
 */
public final class EndpointService implements GroupContents {

    static final String TYPE = "Microsoft.Network/privateEndpoints";

    private static final String APPROVE =
            "Microsoft.MachineLearningServices/workspaces/privateEndpointConnectionsApproval/action";
    private static final String AUTOMATIC = "privateLinkServiceConnections";
    private static final String MANUAL = "manualPrivateLinkServiceConnections";
    private static final String STATE = "privateLinkServiceConnectionState";

    private final EndpointStore store = new EndpointStore();
    private final NetworkService networks;
    private final ArmService arm;
    private final AccessService access;
    private final Ids ids;

    public EndpointService(NetworkService networks, ArmService arm, AccessService access, Ids ids) {
        this.networks = networks;
        this.arm = arm;
        this.access = access;
        this.ids = ids;
        arm.register(this);
    }

    /** An endpoint of a network's owner, who may not approve it; the name of the connection that is pending now. */
    public String request(String workspaceId, String name) {
        WorkspaceRecord workspace = networks.find(workspaceId)
                .orElseThrow(() -> new IllegalArgumentException("there is no workspace " + workspaceId));
        ResourceId id =
                new ResourceId(workspace.id().subscription(), workspace.id().group(), TYPE, name);
        ObjectNode body = Json.object().put("location", workspace.region());
        ObjectNode connection =
                body.putObject("properties").putArray(MANUAL).addObject().put("name", name);
        connection.putObject("properties").put("privateLinkServiceId", workspace.scope());
        return put(id, body, Caller.ANONYMOUS)
                .at("/properties/" + MANUAL + "/0/connectionName")
                .asText();
    }

    ObjectNode require(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return store.find(id)
                .map(this::current)
                .orElseThrow(() -> LocalError.notFound(
                        "ResourceNotFound",
                        "The Resource '" + TYPE + "/" + id.name() + "' under resource group '" + id.group()
                                + "' was not found."));
    }

    boolean exists(ResourceId id) {
        return store.find(id).isPresent();
    }

    Stream<ObjectNode> list(String subscription, String group) {
        arm.requireGroup(subscription, group);
        return in(subscription, group).map(this::require);
    }

    /** Makes an endpoint with its connections, or changes its tags. */
    ObjectNode put(ResourceId id, ObjectNode body, Caller caller) {
        arm.requireLivingGroup(id.subscription(), id.group());
        if (body.path("location").asText().isBlank()) {
            throw LocalError.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        Optional<ObjectNode> old = store.find(id);
        ObjectNode document = old.map(ObjectNode::deepCopy).orElseGet(() -> made(id, body, caller));
        if (body.hasNonNull("tags")) {
            document.set("tags", body.get("tags").deepCopy());
        }
        store.put(id, document);
        return require(id);
    }

    /** Takes an endpoint away, and its connections with it; false where there is none. */
    boolean delete(ResourceId id) {
        Optional<ObjectNode> gone = store.remove(id);
        gone.ifPresent(endpoint -> Stream.of(AUTOMATIC, MANUAL)
                .flatMap(kind -> connections(endpoint, kind))
                .forEach(connection -> target(connection)
                        .ifPresent(workspace -> networks.disconnect(
                                workspace, connection.path("connectionName").asText()))));
        return gone.isPresent();
    }

    @Override
    public Stream<ResourceId> in(String subscription, String group) {
        return store.ids().filter(id -> id.isIn(subscription, group));
    }

    @Override
    public void deleteAll(String subscription, String group) {
        in(subscription, group).toList().forEach(this::delete);
    }

    private ObjectNode made(ResourceId id, ObjectNode body, Caller caller) {
        ObjectNode document =
                Json.object().put("id", id.text()).put("name", id.name()).put("type", TYPE);
        document.put("location", body.path("location").asText());
        ObjectNode properties = body.path("properties") instanceof ObjectNode sent ? sent.deepCopy() : Json.object();
        document.set("properties", properties.put("provisioningState", "Succeeded"));
        connections(document, AUTOMATIC).forEach(connection -> connect(id, connection, caller, true));
        connections(document, MANUAL).forEach(connection -> connect(id, connection, caller, false));
        return document;
    }

    private void connect(ResourceId id, ObjectNode connection, Caller caller, boolean automatic) {
        String name = id.name() + "." + ids.uuid();
        connection.put("connectionName", name);
        target(connection).ifPresent(workspace -> {
            if (automatic && !access.allowed(caller.objectId(), APPROVE, workspace.scope())) {
                throw LocalError.forbidden(
                        "LinkedAuthorizationFailed",
                        "The client has permission to perform action '" + TYPE + "/write' on scope '" + id
                                + "'; however, it does not have permission to perform action '" + APPROVE
                                + "' on the linked scope '" + workspace.scope() + "' or the linked scope is invalid.");
            }
            String message = connection.at("/properties/requestMessage").asText("");
            networks.connect(workspace, name, id.text(), automatic ? "Approved" : "Pending", message);
        });
    }

    /** The endpoint with the states that its connections have at the other end. */
    private ObjectNode current(ObjectNode endpoint) {
        ObjectNode document = endpoint.deepCopy();
        Stream.of(AUTOMATIC, MANUAL)
                .flatMap(kind -> connections(document, kind))
                .forEach(this::refresh);
        return document;
    }

    private void refresh(ObjectNode connection) {
        ObjectNode properties = connection.withObject("/properties");
        Optional<JsonNode> state = target(connection)
                .flatMap(workspace -> workspace.privateEndpointConnection(
                        connection.path("connectionName").asText()))
                .map(PrivateEndpointConnection::state);
        properties.set(
                STATE,
                state.orElseGet(() ->
                        Json.object().put("status", target(connection).isPresent() ? "Disconnected" : "Approved")));
    }

    private Optional<WorkspaceRecord> target(JsonNode connection) {
        return networks.find(connection.at("/properties/privateLinkServiceId").asText());
    }

    private static Stream<ObjectNode> connections(ObjectNode endpoint, String kind) {
        return endpoint.withObject("/properties").withArray(kind).valueStream().map(ObjectNode.class::cast);
    }
}
