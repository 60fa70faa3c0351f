package io.github.azureml4j.local.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.history.RunRecord;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;

/** The ARM resource of a job. */
final class JobDocument {

    private JobDocument() {}

    static ObjectNode of(WorkspaceRecord workspace, JobRecord job, RunRecord run, String tenantId) {
        ObjectNode document = Json.object()
                .put("id", workspace.scope() + "/jobs/" + job.id())
                .put("name", job.id())
                .put("type", "Microsoft.MachineLearningServices/workspaces/jobs");
        ObjectNode properties = job.properties().deepCopy().put("status", run.status());
        ObjectNode services = properties.putObject("services");
        services.putObject("Tracking")
                .put("jobServiceType", "Tracking")
                .put("endpoint", JobEnvironment.tracking(workspace) + "?");
        services.putObject("Studio")
                .put("jobServiceType", "Studio")
                .put(
                        "endpoint",
                        "https://ml.azure.com/runs/" + job.id() + "?wsid=" + workspace.scope() + "&tid=" + tenantId);
        document.set("properties", properties);
        document.putObject("systemData")
                .put("createdBy", job.creator().claim("appid"))
                .put("createdByType", "Application")
                .put("createdAt", job.created().toString());
        return document;
    }
}
