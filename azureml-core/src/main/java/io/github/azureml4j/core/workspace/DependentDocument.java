package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.keyvault.VaultDocument;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The bodies that dependent resources are made with. */
final class DependentDocument {
    /** Names the workspace that a resource was made for, so that only such resources are deleted with it. */
    static final String MADE_FOR = "azureml4j-made-for";

    /** Regions without Application Insights, as azure-ai-ml lists them. */
    private static final Set<String> NO_INSIGHTS = Set.of("westcentralus", "eastus2euap", "centraluseuap");

    private DependentDocument() {}

    static Map<String, Object> of(Dependent kind, WorkspaceSettings workspace, Supplier<String> tenant) {
        Map<String, Object> body = new TreeMap<>(
                switch (kind) {
                    case STORAGE_ACCOUNT -> storage(workspace.location());
                    case KEY_VAULT -> VaultDocument.sealed(workspace.location(), tenant.get(), Map.of());
                    case APPLICATION_INSIGHTS -> insights(workspace.location());
                });
        body.put("tags", Map.of(MADE_FOR, owner(workspace.resourceGroup(), workspace.name())));
        return body;
    }

    static String owner(String resourceGroup, String workspace) {
        return resourceGroup + "/" + workspace;
    }

    private static Map<String, Object> storage(String location) {
        return Map.of(
                "location",
                location,
                "kind",
                "StorageV2",
                "sku",
                Map.of("name", "Standard_LRS"),
                "properties",
                Map.of(
                        "supportsHttpsTrafficOnly", true,
                        "allowBlobPublicAccess", false,
                        "minimumTlsVersion", "TLS1_2"));
    }

    private static Map<String, Object> insights(String location) {
        String region = location.replace(" ", "").toLowerCase(Locale.ROOT);
        return Map.of(
                "location",
                NO_INSIGHTS.contains(region) ? "southcentralus" : location,
                "kind",
                "web",
                "properties",
                Map.of("Application_Type", "web"));
    }
}
