package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmReplies;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import java.util.Optional;
import java.util.stream.Stream;

/** Workspaces on ARM. */
public final class WorkspaceRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/"
                    + "machineLearningServices.json",
            "2024-04-01");
    private static final String PROVIDER = "Microsoft.MachineLearningServices";
    private static final String SUBSCRIPTION = "/subscriptions/{sub}/providers/" + PROVIDER + "/workspaces";

    private final WorkspaceService service;
    private final Guard guard;

    public WorkspaceRoutes(WorkspaceService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .get(SUBSCRIPTION, "Workspaces_ListBySubscription", x -> list(service.list(x.path("sub"))))
                .get(
                        WorkspacePaths.COLLECTION,
                        "Workspaces_ListByResourceGroup",
                        x -> list(service.list(x.path("sub"), x.path("rg"))))
                .get(
                        WorkspacePaths.SCOPE,
                        "Workspaces_Get",
                        x -> Reply.ok(workspace(x).document()))
                .put(WorkspacePaths.SCOPE, "Workspaces_CreateOrUpdate", this::put)
                .patch(
                        WorkspacePaths.SCOPE,
                        "Workspaces_Update",
                        x -> Reply.ok(service.update(ready(x), x.json()).document()))
                .delete(WorkspacePaths.SCOPE, "Workspaces_Delete", this::delete)
                .post(WorkspacePaths.SCOPE + "/listKeys", "Workspaces_ListKeys", x -> Reply.ok(service.keys(ready(x))))
                .post(
                        WorkspacePaths.SCOPE + "/listStorageAccountKeys",
                        "Workspaces_ListStorageAccountKeys",
                        x -> Reply.ok(Json.object().put("userStorageKey", service.storageKey(ready(x)))))
                .post(
                        WorkspacePaths.SCOPE + "/resyncKeys",
                        "Workspaces_ResyncKeys",
                        x -> accepted(x, service.resyncKeys(ready(x)), ready(x).region()));
    }

    private Reply put(Exchange x) {
        ResourceId id = id(x);
        ObjectNode body = x.json();
        Optional<WorkspaceRecord> there = service.find(id.text());
        if (there.isPresent()) {
            return Reply.ok(service.update(ready(x), body).document());
        }
        String region = ArmService.region(body.path("location").asText());
        return accepted(x, service.begin(id, body), region);
    }

    private Reply delete(Exchange x) {
        boolean purge = Boolean.parseBoolean(x.query("forceToPurge"));
        String region = service.find(id(x).text()).map(WorkspaceRecord::region).orElse("global");
        return service.delete(id(x), purge)
                .map(operation -> accepted(x, operation, region))
                .orElseGet(() -> Reply.empty(204));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return service.get(x.path("sub"), x.path("rg"), x.path("ws"));
    }

    private WorkspaceRecord ready(Exchange x) {
        return service.require(x.path("sub"), x.path("rg"), x.path("ws"));
    }

    private static Reply accepted(Exchange x, LongOperation operation, String region) {
        return ArmReplies.accepted(x, operation, PROVIDER, region);
    }

    private static Reply list(Stream<WorkspaceRecord> workspaces) {
        return Reply.ok(Json.list(workspaces.map(WorkspaceRecord::document)));
    }

    private static ResourceId id(Exchange x) {
        return WorkspaceService.id(x.path("sub"), x.path("rg"), x.path("ws"));
    }
}
