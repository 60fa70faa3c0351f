package io.github.azureml4j.local.computes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.time.Instant;
import java.util.Map;

/** ARM's document of a compute target: the client's properties without secrets, and those that the service adds. */
final class ComputeDocument {

    private static final String TYPE = "Microsoft.MachineLearningServices/workspaces/computes";
    private static final int DOMAIN_DIGITS = 6;

    private ComputeDocument() {}

    static ObjectNode creating(WorkspaceRecord workspace, String name, ObjectNode body, Instant now, Ids ids) {
        ObjectNode document = Json.object()
                .put("id", workspace.scope() + "/computes/" + name)
                .put("name", name)
                .put("type", TYPE)
                .put("location", workspace.region());
        document.setAll(body.deepCopy());
        ObjectNode envelope = document.withObject("/properties");
        envelope.put("provisioningState", "Creating")
                .put("createdOn", now.toString())
                .put("modifiedOn", now.toString())
                .put("isAttachedCompute", envelope.hasNonNull("resourceId"));
        if (!envelope.hasNonNull("computeLocation")) {
            envelope.put("computeLocation", workspace.region());
        }
        ObjectNode inner = envelope.withObject("/properties");
        if (envelope.path("computeType").asText().equals(ComputeRecord.AKS)) {
            completeAks(inner, workspace, name, ids);
        } else {
            completeCluster(inner, now);
        }
        return document;
    }

    static ObjectNode ready(ComputeRecord compute) {
        ObjectNode document = compute.document().deepCopy();
        document.withObject("/properties").put("provisioningState", "Succeeded");
        return document;
    }

    /** What a PATCH, or a PUT on a compute that is there, changes: the scale, and tags. */
    static ObjectNode rescaled(ComputeRecord compute, ObjectNode body, Instant now) {
        ObjectNode document = compute.document().deepCopy();
        ObjectNode envelope = document.withObject("/properties").put("modifiedOn", now.toString());
        var scale = body.at("/properties/properties/scaleSettings");
        if (scale.isObject()) {
            envelope.withObject("/properties").set("scaleSettings", scale.deepCopy());
        }
        if (body.hasNonNull("tags")) {
            document.set("tags", body.get("tags").deepCopy());
        }
        return document;
    }

    private static void completeAks(ObjectNode inner, WorkspaceRecord workspace, String name, Ids ids) {
        inner.put("clusterFqdn", name + "-" + ids.hex(8) + ".hcp." + workspace.region() + ".azmk8s.io");
        if (inner.get("sslConfiguration") instanceof ObjectNode ssl) {
            ssl.remove("cert");
            ssl.remove("key");
            if (ssl.path("status").asText().equals("Auto")) {
                String label = ssl.path("leafDomainLabel").asText() + ids.hex(DOMAIN_DIGITS);
                ssl.put(
                        "cname",
                        Hosts.AKS.inCloudOf(workspace.region(), Map.of("name", label, "region", workspace.region())));
            }
        }
    }

    private static void completeCluster(ObjectNode inner, Instant now) {
        if (inner.get("userAccountCredentials") instanceof ObjectNode account) {
            account.remove("adminUserPassword");
            account.remove("adminUserSshPublicKey");
        }
        inner.put("allocationState", "Steady")
                .put("allocationStateTransitionTime", now.toString())
                .put("currentNodeCount", 0)
                .put("targetNodeCount", 0);
        inner.putObject("nodeStateCounts").put("idleNodeCount", 0).put("runningNodeCount", 0);
    }
}
