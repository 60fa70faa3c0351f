package io.github.azureml4j.local.networks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.List;
import java.util.Map;

/** The hosts that a workspace's compute must reach: {@code ExternalFQDNResponse}. The categories are ASSUMED. */
final class Dependencies {

    private static final int HTTPS = 443;

    private Dependencies() {}

    static ObjectNode of(WorkspaceRecord workspace) {
        String region = workspace.region();
        ObjectNode body = Json.object();
        ArrayNode categories = body.putArray("value");
        add(categories, "Azure Active Directory", List.of(Hosts.ENTRA.inCloudOf(region, Map.of())));
        add(categories, "Azure Resource Manager", List.of(Hosts.ARM.inCloudOf(region, Map.of())));
        add(categories, "Azure Machine Learning", List.of(workspace.regionHost()));
        add(
                categories,
                "Azure Storage",
                List.of(Hosts.BLOB.inCloudOf(region, Map.of("account", workspace.storageAccount()))));
        add(
                categories,
                "Azure Key Vault",
                List.of(Hosts.VAULT.inCloudOf(
                        region, Map.of("vault", workspace.keyVault().name()))));
        return body;
    }

    private static void add(ArrayNode categories, String category, List<String> hosts) {
        ObjectNode properties = categories.addObject().putObject("properties").put("category", category);
        ArrayNode endpoints = properties.putArray("endpoints");
        hosts.forEach(host -> endpoints
                .addObject()
                .put("domainName", host)
                .putArray("endpointDetails")
                .addObject()
                .put("port", HTTPS));
    }
}
