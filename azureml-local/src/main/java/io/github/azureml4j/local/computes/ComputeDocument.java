package io.github.azureml4j.local.computes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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

    private static final Map<String, JsonNode> CLUSTER_DEFAULTS = Map.of(
            "osType", TextNode.valueOf("Linux"),
            "vmPriority", TextNode.valueOf("Dedicated"),
            "isolatedNetwork", BooleanNode.FALSE,
            "enableNodePublicIp", BooleanNode.TRUE,
            "remoteLoginPortPublicAccess", TextNode.valueOf("NotSpecified"));

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
        complete(workspace, name, envelope, now, ids);
        return document;
    }

    private static void complete(WorkspaceRecord workspace, String name, ObjectNode envelope, Instant now, Ids ids) {
        ObjectNode inner = envelope.withObject("/properties");
        switch (envelope.path("computeType").asText()) {
            case ComputeRecord.AKS -> completeAks(inner, workspace, name, ids);
            case ComputeRecord.COMPUTE_INSTANCE -> completeInstance(envelope, inner);
            default -> completeCluster(envelope, inner, now);
        }
    }

    static ObjectNode ready(ComputeRecord compute) {
        ObjectNode document = compute.document().deepCopy();
        ObjectNode envelope = document.withObject("/properties").put("provisioningState", "Succeeded");
        if (compute.type().equals(ComputeRecord.COMPUTE_INSTANCE)) {
            envelope.withObject("/properties").put("state", "Running");
        }
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

    private static void completeInstance(ObjectNode envelope, ObjectNode inner) {
        putIfAbsent(envelope, "disableLocalAuth", BooleanNode.FALSE);
        putIfAbsent(inner, "applicationSharingPolicy", TextNode.valueOf("Shared"));
        putIfAbsent(inner, "enableNodePublicIp", BooleanNode.TRUE);
        putIfAbsent(inner.withObject("/sshSettings"), "sshPublicAccess", TextNode.valueOf("Disabled"));
        inner.put("state", "Creating");
    }

    private static void completeCluster(ObjectNode envelope, ObjectNode inner, Instant now) {
        putIfAbsent(envelope, "disableLocalAuth", BooleanNode.FALSE);
        CLUSTER_DEFAULTS.forEach((name, value) -> putIfAbsent(inner, name, value));
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

    private static void putIfAbsent(ObjectNode object, String name, JsonNode value) {
        if (!object.hasNonNull(name)) {
            object.set(name, value);
        }
    }
}
