package io.github.azureml4j.local.jobs;

import io.github.azureml4j.local.arm.ArmPage;
import io.github.azureml4j.local.arm.ArmReplies;
import io.github.azureml4j.local.assets.ViewType;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.Optional;

/** {@code {scope}/jobs} of ARM. */
public final class JobRoutes implements Routes {

    private static final Contract CONTRACT = Contract.of(
            "machinelearningservices/resource-manager/Microsoft.MachineLearningServices/stable/2024-04-01/mfe.json",
            "2024-04-01");

    private final WorkspaceService workspaces;
    private final JobService service;
    private final Guard guard;

    public JobRoutes(WorkspaceService workspaces, JobService service, Guard guard) {
        this.workspaces = workspaces;
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.ARM)
                .contract(CONTRACT)
                .guard(guard)
                .under(WorkspacePaths.SCOPE + "/jobs")
                .get(
                        "",
                        "Jobs_List",
                        x -> ArmPage.of(
                                x, service.list(workspace(x), ViewType.of(x), x.query("jobType"), x.query("tag"))))
                .get("/{id}", "Jobs_Get", x -> Reply.ok(service.get(workspace(x), x.path("id"))))
                .put("/{id}", "Jobs_CreateOrUpdate", this::put)
                .post("/{id}/cancel", "Jobs_Cancel", this::cancel)
                .delete(
                        "/{id}",
                        "Jobs_Delete",
                        x -> Reply.empty(service.delete(workspace(x), x.path("id")) ? 200 : 204));
    }

    private Reply put(Exchange x) {
        JobService.Submitted job = service.put(workspace(x), x.path("id"), x.json(), x.caller());
        return Reply.json(job.made() ? 201 : 200, job.document());
    }

    private Reply cancel(Exchange x) {
        WorkspaceRecord workspace = workspace(x);
        Optional<LongOperation> operation = service.cancel(workspace, x.path("id"));
        return operation
                .map(running -> ArmReplies.acceptedAtLocation(
                        x, running, "Microsoft.MachineLearningServices", workspace.region()))
                .orElseGet(() -> Reply.empty(200));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return workspaces.require(x.path("sub"), x.path("rg"), x.path("ws"));
    }
}
