package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import java.util.List;

/**
 * The rules of a workspace's public endpoint, known to the service since 2025-06-01.
 *
 * @param defaultAction {@code Allow} or {@code Deny}: what becomes of addresses that no rule names
 * @param ipRules addresses and ranges that are let in
 */
public record NetworkAcls(String defaultAction, List<String> ipRules) {
    /** Copies the rules. */
    public NetworkAcls {
        ipRules = List.copyOf(ipRules);
    }

    /** Only these addresses and ranges are let in. */
    public static NetworkAcls only(String... ranges) {
        return new NetworkAcls("Deny", List.of(ranges));
    }

    /** Whether addresses that no rule names are shut out. */
    public boolean restrict() {
        return defaultAction.equalsIgnoreCase("Deny");
    }

    /**
     * Notes what the service would refuse.
     *
     * @param faults what is wrong with the call
     */
    public void check(Faults faults) {
        faults.when(
                !restrict() && !defaultAction.equalsIgnoreCase("Allow"),
                "defaultAction '" + defaultAction + "' is neither Allow nor Deny");
        if (restrict() || !ipRules.isEmpty()) {
            IpRanges.check(faults, "ipRule", ipRules, "say new NetworkAcls(\"Allow\", List.of())");
        }
    }

    void writeTo(ObjectNode properties) {
        ObjectNode acls = properties.putObject("networkAcls").put("defaultAction", defaultAction);
        ArrayNode rules = acls.putArray("ipRules");
        ipRules.forEach(range -> rules.addObject().put("value", range));
    }
}
