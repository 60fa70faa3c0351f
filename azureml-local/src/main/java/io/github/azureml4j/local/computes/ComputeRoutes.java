package io.github.azureml4j.local.computes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmReplies;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;

/** Compute targets on ARM. */
public final class ComputeRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/"
                    + "machineLearningServices.json",
            "2024-04-01");
    private static final String PROVIDER = "Microsoft.MachineLearningServices";
    private static final String COMPUTES = WorkspacePaths.SCOPE + "/computes";
    private static final String COMPUTE = COMPUTES + "/{compute}";

    private final ComputeService service;
    private final Guard guard;

    public ComputeRoutes(ComputeService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .get(
                        COMPUTES,
                        "Compute_List",
                        x -> Reply.ok(
                                Json.list(service.list(workspace(x)).stream().map(ComputeRecord::document))))
                .get(COMPUTE, "Compute_Get", x -> Reply.ok(compute(x).document()))
                .put(COMPUTE, "Compute_CreateOrUpdate", this::put)
                .patch(
                        COMPUTE,
                        "Compute_Update",
                        x -> Reply.ok(service.rescale(workspace(x), x.path("compute"), x.json())
                                .document()))
                .delete(COMPUTE, "Compute_Delete", this::delete)
                .post(COMPUTE + "/listNodes", "Compute_ListNodes", this::nodes);
    }

    private Reply put(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        String name = x.path("compute");
        ObjectNode body = x.json();
        if (service.find(workspace, name).isPresent()) {
            return Reply.ok(service.rescale(workspace, name, body).document());
        }
        LongOperation operation = service.begin(workspace, name, body);
        return ArmReplies.created(
                x, service.require(workspace, name).document(), operation, PROVIDER, workspace.region());
    }

    private Reply delete(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        return service.delete(workspace, x.path("compute"), x.query("underlyingResourceAction"))
                .map(operation -> ArmReplies.accepted(x, operation, PROVIDER, workspace.region()))
                .orElseGet(() -> Reply.empty(204));
    }

    private Reply nodes(Exchange x) {
        if (!compute(x).type().equals(ComputeRecord.AML_COMPUTE)) {
            throw LocalError.badRequest("NotSupported", "Only an AmlCompute has nodes to list.");
        }
        ObjectNode body = Json.object();
        body.putArray("nodes");
        return Reply.ok(body);
    }

    private ComputeRecord compute(Exchange x) {
        return service.require(workspace(x), x.path("compute"));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return service.workspace(x.path("sub"), x.path("rg"), x.path("ws"));
    }
}
