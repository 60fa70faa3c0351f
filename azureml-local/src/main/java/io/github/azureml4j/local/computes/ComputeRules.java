package io.github.azureml4j.local.computes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.List;
import java.util.Locale;

/** What a compute target must be like. */
final class ComputeRules {

    private static final String NAME = "[a-zA-Z][a-zA-Z0-9-]{0,30}[a-zA-Z0-9]";
    private static final List<String> TYPES =
            List.of(ComputeRecord.AML_COMPUTE, ComputeRecord.COMPUTE_INSTANCE, ComputeRecord.AKS);
    private static final List<String> SSH = List.of("Enabled", "Disabled", "NotSpecified");

    private static final String SUBNET = "/subscriptions/[^/]+/resourcegroups/[^/]+/providers/microsoft\\.network/"
            + "virtualnetworks/[^/]+/subnets/[^/]+";

    private ComputeRules() {}

    static void check(WorkspaceRecord workspace, String name, JsonNode body) {
        if (!name.matches(NAME)) {
            throw LocalError.badRequest("InvalidComputeName", "'" + name + "' is not a valid name of a compute.");
        }
        JsonNode envelope = body.path("properties");
        String type = envelope.path("computeType").asText();
        if (type.isEmpty()) {
            throw LocalError.badRequest("InvalidRequestContent", "The compute lacks the property 'computeType'.");
        }
        if (!TYPES.contains(type)) {
            throw LocalError.notImplemented("computes of type " + type);
        }
        if (type.equals(ComputeRecord.AKS)) {
            checkSsl(envelope.at("/properties/sslConfiguration"));
        } else {
            checkMachines(workspace, envelope.path("properties"), type);
        }
    }

    /** {@code Delete} and {@code Detach} differ in what happens to the customer's own resource, so one must be said. */
    static void checkDeletion(ComputeRecord compute, @org.jspecify.annotations.Nullable String action) {
        if (action == null || !List.of("Delete", "Detach").contains(action)) {
            throw LocalError.badRequest(
                    "InvalidUnderlyingResourceAction",
                    "The query parameter underlyingResourceAction must be Delete or Detach.");
        }
        if (!compute.type().equals(ComputeRecord.AKS) && action.equals("Detach")) {
            throw LocalError.badRequest(
                    "DetachNotSupported",
                    "A compute of type " + compute.type() + " is the workspace's own; it can only be deleted.");
        }
    }

    private static void checkSsl(JsonNode ssl) {
        switch (ssl.path("status").asText("Disabled")) {
            case "Disabled" -> {}
            case "Enabled" -> List.of("cert", "key", "cname").forEach(part -> require(ssl, part));
            case "Auto" -> require(ssl, "leafDomainLabel");
            default ->
                throw LocalError.badRequest(
                        "InvalidSslConfiguration",
                        "There is no SSL status '" + ssl.path("status").asText() + "'.");
        }
    }

    private static void require(JsonNode ssl, String part) {
        if (ssl.path(part).asText().isBlank()) {
            throw LocalError.badRequest(
                    "InvalidSslConfiguration",
                    "An SSL status of " + ssl.path("status").asText() + " needs '" + part + "'.");
        }
    }

    private static void checkMachines(WorkspaceRecord workspace, JsonNode cluster, String type) {
        if (cluster.path("vmSize").asText().isBlank()) {
            throw LocalError.badRequest("InvalidRequestContent", "A compute of type " + type + " needs a 'vmSize'.");
        }
        checkNetwork(workspace, cluster);
        checkScale(cluster);
    }

    /** Virtual networks are not served, so any subnet is believed that has an id. */
    private static void checkNetwork(WorkspaceRecord workspace, JsonNode machines) {
        String subnet = machines.at("/subnet/id").asText();
        if (!subnet.isEmpty() && !subnet.toLowerCase(Locale.ROOT).matches(SUBNET)) {
            throw LocalError.badRequest("InvalidSubnet", "'" + subnet + "' is not the id of a subnet.");
        }
        boolean isolated = !subnet.isEmpty() || !workspace.managedNetwork().isDisabled();
        if (!machines.path("enableNodePublicIp").asBoolean(true) && !isolated) {
            throw LocalError.badRequest(
                    "InvalidNetworkConfiguration",
                    "Nodes without a public IP address need a subnet or the managed network of the workspace.");
        }
        checkSsh(machines.path("remoteLoginPortPublicAccess").asText("NotSpecified"));
        checkSsh(machines.at("/sshSettings/sshPublicAccess").asText("Disabled"));
    }

    private static void checkSsh(String access) {
        if (!SSH.contains(access)) {
            throw LocalError.badRequest("InvalidSshSettings", "There is no public access over SSH '" + access + "'.");
        }
    }

    private static void checkScale(JsonNode cluster) {
        JsonNode scale = cluster.path("scaleSettings");
        if (scale.isObject()
                && scale.path("minNodeCount").asInt()
                        > scale.path("maxNodeCount").asInt()) {
            throw LocalError.badRequest(
                    "InvalidScaleSettings", "scaleSettings need a maxNodeCount not below their minNodeCount.");
        }
    }
}
