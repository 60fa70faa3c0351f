package io.github.azureml4j.local.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmReplies;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;
import io.github.azureml4j.local.workspaces.PrivateEndpointConnection;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;

/** What Resource Manager serves of a workspace's networks. */
public final class NetworkRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/"
                    + "machineLearningServices.json",
            "2025-06-01");
    private static final String PROVIDER = "Microsoft.MachineLearningServices";

    private final NetworkService service;
    private final Guard guard;

    public NetworkRoutes(NetworkService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.gate(Hosts.ARM, NetworkGate.ofArm(service));
        table.gate(Hosts.REGION, NetworkGate.ofRegion(service));
        Section section = table.on(Hosts.ARM).contract(CONTRACT).guard(guard).under(WorkspacePaths.SCOPE);
        declareConnections(section.under("/privateEndpointConnections"));
        declareRules(section.under("/outboundRules"));
        section.get(
                        "/privateLinkResources",
                        "PrivateLinkResources_List",
                        x -> Reply.ok(PrivateLink.resources(workspace(x))))
                .get(
                        "/outboundNetworkDependenciesEndpoints",
                        "Workspaces_ListOutboundNetworkDependenciesEndpoints",
                        x -> Reply.ok(Dependencies.of(workspace(x))))
                .post("/provisionManagedNetwork", "ManagedNetworkProvisions_ProvisionManagedNetwork", this::provision);
    }

    private void declareConnections(Section section) {
        section.get(
                        "",
                        "PrivateEndpointConnections_List",
                        x -> Reply.ok(Json.list(workspace(x).privateEndpointConnections().stream()
                                .map(PrivateEndpointConnection::document))))
                .get(
                        "/{name}",
                        "PrivateEndpointConnections_Get",
                        x -> Reply.ok(
                                service.connection(workspace(x), x.path("name")).document()))
                .put("/{name}", "PrivateEndpointConnections_CreateOrUpdate", this::decide)
                .delete(
                        "/{name}",
                        "PrivateEndpointConnections_Delete",
                        x -> Reply.empty(service.disconnect(workspace(x), x.path("name")) ? 200 : 204));
    }

    private void declareRules(Section section) {
        section.get("", "ManagedNetworkSettingsRule_List", x -> Reply.ok(Json.list(service.rules(workspace(x)))))
                .get(
                        "/{name}",
                        "ManagedNetworkSettingsRule_Get",
                        x -> Reply.ok(service.rule(workspace(x), x.path("name"))))
                .put("/{name}", "ManagedNetworkSettingsRule_CreateOrUpdate", this::putRule)
                .delete(
                        "/{name}",
                        "ManagedNetworkSettingsRule_Delete",
                        x -> Reply.empty(service.deleteRule(workspace(x), x.path("name")) ? 200 : 204));
    }

    private Reply decide(Exchange x) {
        JsonNode state = x.json().at("/properties/privateLinkServiceConnectionState");
        return Reply.ok(service.decide(workspace(x), x.path("name"), state).document());
    }

    private Reply putRule(Exchange x) {
        if (x.json().get("properties") instanceof ObjectNode rule) {
            return Reply.ok(service.putRule(workspace(x), x.path("name"), rule));
        }
        throw LocalError.badRequest("InvalidRequestContent", "An outbound rule needs properties.");
    }

    private Reply provision(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        boolean spark = x.bytes().length > 0 && x.json().path("includeSpark").asBoolean();
        return ArmReplies.accepted(x, service.provision(workspace, spark), PROVIDER, workspace.region());
    }

    private WorkspaceRecord workspace(Exchange x) {
        return service.workspace(x.path("sub"), x.path("rg"), x.path("ws"));
    }
}
