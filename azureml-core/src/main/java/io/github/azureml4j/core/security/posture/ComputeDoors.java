package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;

/** N5 to N7: who reaches the machines that the workspace makes. */
final class ComputeDoors {
    private static final String MACHINES = "clusters and instances";

    static final List<Control> ALL = List.of(
            control(
                    "N5",
                    "Compute takes no local sign-in",
                    compute -> compute.at("/properties/disableLocalAuth").asBoolean(),
                    new Census(
                            MACHINES,
                            "have local authentication off",
                            "take local sign-in",
                            "Make them anew with ws.computes().amlCompute(name).disableLocalAuth() or"
                                    + " computeInstance(name).disableLocalAuth().")),
            control(
                    "N6",
                    "Compute has no SSH port open to the internet",
                    ComputeDoors::sshClosed,
                    new Census(
                            MACHINES,
                            "have SSH closed",
                            "have an open SSH port",
                            "Make them anew with ws.computes().amlCompute(name) or computeInstance(name), which close it, or"
                                    + " az ml compute create --ssh-public-access-enabled false.")),
            control(
                    "N7",
                    "Compute has no public address",
                    compute ->
                            !Computes.inner(compute).path("enableNodePublicIp").asBoolean(true),
                    new Census(
                            MACHINES,
                            "have no public address",
                            "have public addresses",
                            "Make them anew with noPublicIp(), in a subnet or a managed network.")));

    private ComputeDoors() {}

    private static Control control(String id, String statement, Predicate<JsonNode> wanted, Census census) {
        return new Control(
                id,
                statement,
                estate -> estate.computes()
                        .map(Computes::machines)
                        .assess(machines -> census.of(machines.size(), Computes.lacking(machines, wanted))));
    }

    /** What a cluster does not specify is closed in a subnet only; what an instance does not specify is closed. */
    private static boolean sshClosed(JsonNode compute) {
        JsonNode inner = Computes.inner(compute);
        if (Computes.type(compute).equalsIgnoreCase("ComputeInstance")) {
            return inner.at("/sshSettings/sshPublicAccess").asText("Disabled").equalsIgnoreCase("Disabled");
        }
        String port = inner.path("remoteLoginPortPublicAccess").asText("NotSpecified");
        return port.equalsIgnoreCase("Disabled")
                || (port.equalsIgnoreCase("NotSpecified")
                        && !Computes.subnet(compute).isEmpty());
    }
}
