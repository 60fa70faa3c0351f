package io.github.azureml4j.local.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.workspaces.AddressRange;
import io.github.azureml4j.local.workspaces.ManagedNetwork;
import io.github.azureml4j.local.workspaces.PrivateEndpointConnection;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The networks of workspaces: who may come in, and what their compute may reach. Thread-safe. */
public final class NetworkService {

    private static final String RULES = "outboundRules";
    private static final List<String> DECISIONS = List.of("Approved", "Rejected", "Pending", "Disconnected");

    private final WorkspaceService workspaces;
    private final LongOperations operations;
    private volatile Place place = Place.INTERNET;

    public NetworkService(WorkspaceService workspaces, LongOperations operations) {
        this.workspaces = workspaces;
        this.operations = operations;
    }

    /** From now on requests seem to come from there. */
    public void callFrom(Place where) {
        AddressRange.parse(where.address());
        place = where;
    }

    /** Where requests seem to come from. */
    public Place place() {
        return place;
    }

    /** Raises 403 where the workspace does not let in whoever comes from where requests come from now. */
    void requireAdmitted(WorkspaceRecord workspace) {
        Place from = place;
        if ((from.isPrivate() && isLinked(workspace))
                || workspace.publicAccess().admits(from.address())) {
            return;
        }
        throw workspace.publicAccess().enabled()
                ? LocalError.forbidden(
                        "IpAddressNotAllowed",
                        "The client address " + from.address() + " is not allowed to access the workspace '"
                                + workspace.name() + "' over its public endpoint.")
                : LocalError.forbidden(
                        "PublicNetworkAccessDisabled",
                        "Public network access is disabled for the workspace '" + workspace.name()
                                + "'. It can be reached through an approved private endpoint (private link) only.");
    }

    /** Raises 403 where the workspace's customer-managed key is out of reach. */
    void requireKey(WorkspaceRecord workspace) {
        workspaces.requireKey(workspace);
    }

    Optional<WorkspaceRecord> find(String armId) {
        return workspaces.find(armId);
    }

    WorkspaceRecord workspace(String subscription, String group, String name) {
        return workspaces.require(subscription, group, name);
    }

    PrivateEndpointConnection connection(WorkspaceRecord workspace, String name) {
        return workspace
                .privateEndpointConnection(name)
                .orElseThrow(() -> LocalError.notFound(
                        "PrivateEndpointConnectionNotFound",
                        "The workspace '" + workspace.name() + "' has no private endpoint connection '" + name + "'."));
    }

    /** Files a connection of an endpoint. */
    PrivateEndpointConnection connect(
            WorkspaceRecord workspace, String name, String endpointId, String status, String message) {
        ObjectNode state = Json.object().put("status", status).put("description", message);
        PrivateEndpointConnection connection =
                PrivateEndpointConnection.of(workspace, name, endpointId, state.put("actionsRequired", "None"));
        workspaces.change(workspace, connection::addTo);
        return connection;
    }

    /** Approves or rejects. */
    PrivateEndpointConnection decide(WorkspaceRecord workspace, String name, JsonNode wanted) {
        PrivateEndpointConnection connection = connection(workspace, name);
        String status = wanted.path("status").asText();
        if (!DECISIONS.contains(status)) {
            throw LocalError.badRequest(
                    "InvalidPrivateLinkServiceConnectionState", "There is no state '" + status + "' to decide on.");
        }
        return connect(
                workspace,
                connection.name(),
                connection.endpointId(),
                status,
                wanted.path("description").asText(""));
    }

    /** False where there is no such connection. */
    boolean disconnect(WorkspaceRecord workspace, String name) {
        Optional<PrivateEndpointConnection> there = workspace.privateEndpointConnection(name);
        there.ifPresent(connection -> workspaces.change(workspace, connection::removeFrom));
        return there.isPresent();
    }

    Stream<ObjectNode> rules(WorkspaceRecord workspace) {
        return workspace.managedNetwork().rules().entrySet().stream()
                .map(rule -> resource(workspace, rule.getKey(), rule.getValue()));
    }

    ObjectNode rule(WorkspaceRecord workspace, String name) {
        return find(workspace, name)
                .orElseThrow(() -> LocalError.notFound(
                        "OutboundRuleNotFound",
                        "The managed network of '" + workspace.name() + "' has no outbound rule '" + name + "'."));
    }

    ObjectNode putRule(WorkspaceRecord workspace, String name, ObjectNode rule) {
        find(workspace, name).ifPresent(NetworkService::requireCustomers);
        ManagedNetwork changed = workspace.managedNetwork().with(name, rule);
        return rule(change(workspace, changed), name);
    }

    /** False where there is no such rule. */
    boolean deleteRule(WorkspaceRecord workspace, String name) {
        Optional<ObjectNode> rule = find(workspace, name);
        rule.ifPresent(NetworkService::requireCustomers);
        rule.map(there -> there.path("name").asText())
                .ifPresent(known -> change(workspace, workspace.managedNetwork().without(known)));
        return rule.isPresent();
    }

    /** Begins to make the managed network; 400 for a workspace that has none. */
    LongOperation provision(WorkspaceRecord workspace, boolean spark) {
        if (workspace.managedNetwork().isDisabled()) {
            throw LocalError.badRequest(
                    "ManagedNetworkDisabled", "The workspace '" + workspace.name() + "' has no managed network.");
        }
        return operations.begin(() ->
                workspaces.provisionNetwork(workspace, spark).managedNetwork().status());
    }

    private WorkspaceRecord change(WorkspaceRecord workspace, ManagedNetwork network) {
        return workspaces.change(workspace, properties -> properties.set("managedNetwork", network.document()));
    }

    private static boolean isLinked(WorkspaceRecord workspace) {
        return workspace.privateEndpointConnections().stream().anyMatch(PrivateEndpointConnection::isApproved);
    }

    private static Optional<ObjectNode> find(WorkspaceRecord workspace, String name) {
        return workspace.managedNetwork().rules().entrySet().stream()
                .filter(rule -> rule.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(rule -> resource(workspace, rule.getKey(), rule.getValue()));
    }

    private static void requireCustomers(ObjectNode rule) {
        if (rule.at("/properties/category").asText().equals("Required")) {
            throw LocalError.badRequest(
                    "OutboundRuleIsRequired",
                    "The outbound rule '" + rule.path("name").asText() + "' is the service's own.");
        }
    }

    private static ObjectNode resource(WorkspaceRecord workspace, String name, JsonNode rule) {
        ObjectNode resource = Json.object()
                .put("id", workspace.scope() + "/" + RULES + "/" + name)
                .put("name", name)
                .put("type", "Microsoft.MachineLearningServices/workspaces/" + RULES);
        return resource.set("properties", rule.deepCopy());
    }
}
