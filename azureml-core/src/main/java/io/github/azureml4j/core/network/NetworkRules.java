package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.workspace.NetworkAcls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code networkAcls} of 2025-06-01 on the wire, and what can be wrong with it before the service sees it. */
final class NetworkRules {
    private static final String ALLOW = "Allow";

    private NetworkRules() {}

    static NetworkAcls read(JsonNode acls) {
        List<String> rules = new ArrayList<>();
        acls.path("ipRules").forEach(rule -> rules.add(rule.path("value").asText()));
        return new NetworkAcls(acls.path("defaultAction").asText(ALLOW), rules);
    }

    static Map<String, Object> write(NetworkAcls acls) {
        return Map.of(
                "defaultAction",
                acls.defaultAction(),
                "ipRules",
                acls.ipRules().stream().map(rule -> Map.of("value", rule)).toList());
    }

    static void requireValid(NetworkAcls acls) {
        Faults faults = new Faults("cannot set the network rules");
        acls.check(faults);
        faults.raise();
    }
}
