package io.github.azureml4j.local.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.workspaces.AddressRange;
import io.github.azureml4j.local.workspaces.ManagedNetwork;
import io.github.azureml4j.local.workspaces.PrivateEndpoints;
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
        if (from.isPrivate() && isLinked(workspace) || workspace.publicAccess().admits(from.address())) {
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

    JsonNode connection(WorkspaceRecord workspace, String name) {
        return PrivateEndpoints.find(workspace, name).orElseThrow(() -> noConnection(workspace, name));
    }

    /** Files a connection of an endpoint. */
    ObjectNode connect(WorkspaceRecord workspace, String name, String endpointId, String status, String message) {
        ObjectNode state = Json.object().put("status", status).put("description", message);
        ObjectNode connection =
                PrivateEndpoints.connection(workspace, name, endpointId, state.put("actionsRequired", "None"));
        workspaces.change(workspace, properties -> PrivateEndpoints.with(properties, connection));
        return connection;
    }

    /** Approves or rejects. */
    JsonNode decide(WorkspaceRecord workspace, String name, JsonNode wanted) {
        JsonNode connection = connection(workspace, name);
        String status = wanted.path("status").asText();
        if (!DECISIONS.contains(status)) {
            throw LocalError.badRequest(
                    "InvalidPrivateLinkServiceConnectionState", "There is no state '" + status + "' to decide on.");
        }
        String endpoint = connection.at("/properties/privateEndpoint/id").asText();
        return connect(
                workspace, name, endpoint, status, wanted.path("description").asText(""));
    }

    /** False where there is no such connection. */
    boolean disconnect(WorkspaceRecord workspace, String name) {
        boolean there = PrivateEndpoints.find(workspace, name).isPresent();
        if (there) {
            workspaces.change(workspace, properties -> PrivateEndpoints.without(properties, name));
        }
        return there;
    }

    Stream<ObjectNode> rules(WorkspaceRecord workspace) {
        return workspace.managedNetwork().path(RULES).properties().stream()
                .map(rule -> resource(workspace, rule.getKey(), rule.getValue()));
    }

    ObjectNode rule(WorkspaceRecord workspace, String name) {
        return find(workspace, name)
                .orElseThrow(() -> LocalError.notFound(
                        "OutboundRuleNotFound",
                        "The managed network of '" + workspace.name() + "' has no outbound rule '" + name + "'."));
    }

    ObjectNode putRule(WorkspaceRecord workspace, String name, JsonNode rule) {
        ManagedNetwork.checkRule(ManagedNetwork.mode(workspace.managedNetwork()), name, rule);
        find(workspace, name).ifPresent(NetworkService::requireCustomers);
        WorkspaceRecord changed = workspaces.change(workspace, properties -> {
            ObjectNode network = properties.withObject("/managedNetwork");
            network.withObject("/" + RULES).set(name, ManagedNetwork.userDefined((ObjectNode) rule, network));
            return properties;
        });
        return rule(changed, name);
    }

    /** False where there is no such rule. */
    boolean deleteRule(WorkspaceRecord workspace, String name) {
        Optional<ObjectNode> rule = find(workspace, name);
        rule.ifPresent(NetworkService::requireCustomers);
        rule.ifPresent(there -> workspaces.change(workspace, properties -> {
            properties
                    .withObject("/managedNetwork/" + RULES)
                    .remove(there.path("name").asText());
            return properties;
        }));
        return rule.isPresent();
    }

    /** Begins to make the managed network; 400 for a workspace that has none. */
    LongOperation provision(WorkspaceRecord workspace, boolean spark) {
        if (ManagedNetwork.mode(workspace.managedNetwork()).equals("Disabled")) {
            throw LocalError.badRequest(
                    "ManagedNetworkDisabled", "The workspace '" + workspace.name() + "' has no managed network.");
        }
        return operations.begin(() ->
                workspaces.provisionNetwork(workspace, spark).managedNetwork().path("status"));
    }

    private static boolean isLinked(WorkspaceRecord workspace) {
        return workspace.privateEndpointConnections().stream().anyMatch(PrivateEndpoints::isApproved);
    }

    private static Optional<ObjectNode> find(WorkspaceRecord workspace, String name) {
        return workspace.managedNetwork().path(RULES).properties().stream()
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

    private static LocalError noConnection(WorkspaceRecord workspace, String name) {
        return LocalError.notFound(
                "PrivateEndpointConnectionNotFound",
                "The workspace '" + workspace.name() + "' has no private endpoint connection '" + name + "'.");
    }
}
