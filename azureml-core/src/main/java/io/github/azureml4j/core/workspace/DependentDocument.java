package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.http.Json;
import java.util.Locale;
import java.util.Set;

/** What dependents are like when they are made with a workspace, as resources of a template. */
final class DependentDocument {
    /**
     * Names the workspace that a resource was made for, so that only such resources are deleted with it. Azure keeps names that begin with
     * {@code azure} to itself.
     */
    static final String MADE_FOR = "made-by-azureml4j-for";

    /** Regions without Application Insights, as azure-ai-ml lists them, and where theirs are instead. */
    private static final Set<String> NO_INSIGHTS = Set.of("westcentralus", "eastus2euap", "centraluseuap");

    private static final String INSIGHTS_ELSEWHERE = "southcentralus";
    private static final int VAULT_RETENTION_DAYS = 90;

    private DependentDocument() {}

    static ObjectNode of(Dependent kind) {
        return switch (kind) {
            case STORAGE_ACCOUNT -> storage();
            case KEY_VAULT -> vault();
            case APPLICATION_INSIGHTS -> insights();
            case CONTAINER_REGISTRY -> registry();
        };
    }

    static String owner(String resourceGroup, String workspace) {
        return resourceGroup + "/" + workspace;
    }

    /** The region of Application Insights where it is not the workspace's; empty where it is. */
    static String insightsRegion(WorkspaceSettings workspace) {
        String region = workspace.location().replace(" ", "").toLowerCase(Locale.ROOT);
        return NO_INSIGHTS.contains(region) ? INSIGHTS_ELSEWHERE : "";
    }

    private static ObjectNode storage() {
        ObjectNode resource = Json.mapper().createObjectNode().put("kind", "StorageV2");
        resource.putObject("sku").put("name", "Standard_LRS");
        resource.putObject("properties")
                .put("supportsHttpsTrafficOnly", true)
                .put("allowBlobPublicAccess", false)
                .put("minimumTlsVersion", "TLS1_2");
        return resource;
    }

    private static ObjectNode vault() {
        ObjectNode resource = Json.mapper().createObjectNode();
        ObjectNode properties = resource.putObject("properties").put("tenantId", "[subscription().tenantId]");
        properties.putObject("sku").put("family", "A").put("name", "standard");
        properties.putArray("accessPolicies");
        properties
                .put("enableSoftDelete", true)
                .put("softDeleteRetentionInDays", VAULT_RETENTION_DAYS)
                .put("enablePurgeProtection", true);
        return resource;
    }

    private static ObjectNode insights() {
        ObjectNode resource = Json.mapper().createObjectNode().put("kind", "web");
        resource.putObject("properties").put("Application_Type", "web");
        return resource;
    }

    /** The service's image builds sign in as the registry's administrator. */
    private static ObjectNode registry() {
        ObjectNode resource = Json.mapper().createObjectNode();
        resource.putObject("sku").put("name", "Standard");
        resource.putObject("properties").put("adminUserEnabled", true);
        return resource;
    }
}
