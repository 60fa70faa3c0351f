package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import org.jspecify.annotations.Nullable;

/**
 * Where the serverless compute of a workspace runs: in a subnet of the customer's, with or without public addresses. Immutable.
 *
 * @param subnetId the ARM id of the subnet; null for a network of the service's
 * @param noPublicIp whether its nodes have no public address
 */
public record ServerlessPlace(@Nullable String subnetId, boolean noPublicIp) {
    private static final String SUBNET = "Microsoft.Network/virtualNetworks/subnets";

    /** In a subnet of the customer's, its nodes without public addresses. */
    public static ServerlessPlace inSubnet(String armId) {
        return new ServerlessPlace(armId, true);
    }

    /** In a network of the service's, its nodes without public addresses. */
    public static ServerlessPlace withoutPublicIp() {
        return new ServerlessPlace(null, true);
    }

    void check(Faults faults) {
        if (subnetId != null) {
            SettingChecks.id(faults, "subnet of serverless compute", SUBNET, subnetId);
        }
    }

    void writeTo(ObjectNode properties) {
        ObjectNode settings = properties.putObject("serverlessComputeSettings");
        if (subnetId != null) {
            settings.put("serverlessComputeCustomSubnet", subnetId);
        }
        settings.put("serverlessComputeNoPublicIP", noPublicIp);
    }
}
