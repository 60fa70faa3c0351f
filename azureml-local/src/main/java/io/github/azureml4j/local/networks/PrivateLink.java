package io.github.azureml4j.local.networks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.List;
import java.util.Map;

/** What of a workspace a private endpoint can be made for: one group, with the DNS zones of its cloud. */
final class PrivateLink {

    static final String GROUP = "amlworkspace";

    /** Zone names of the notebooks, as Microsoft's lists of private DNS zones have them. */
    private static final Map<String, String> NOTEBOOKS = Map.of(
            "api.azureml.ms", "privatelink.notebooks.azure.net",
            "api.ml.azure.cn", "privatelink.notebooks.chinacloudapi.cn",
            "api.ml.azure.us", "privatelink.notebooks.usgovcloudapi.net");

    private PrivateLink() {}

    /** {@code PrivateLinkResourceListResult}. */
    static ObjectNode resources(WorkspaceRecord workspace) {
        ObjectNode resource = Json.object()
                .put("id", workspace.scope() + "/privateLinkResources/" + GROUP)
                .put("name", GROUP)
                .put("type", "Microsoft.MachineLearningServices/workspaces/privateLinkResources")
                .put("location", workspace.region());
        ObjectNode properties = resource.putObject("properties").put("groupId", GROUP);
        properties.putArray("requiredMembers").add("default");
        ArrayNode names = properties.putArray("requiredZoneNames");
        zones(workspace.region()).forEach(names::add);
        ObjectNode body = Json.object();
        body.putArray("value").add(resource);
        return body;
    }

    static List<String> zones(String region) {
        String host = Hosts.REGION.inCloudOf(region, Map.of("region", "region"));
        String api = host.substring("region.".length());
        return List.of("privatelink." + api, NOTEBOOKS.getOrDefault(api, ""));
    }
}
