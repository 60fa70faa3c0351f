package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The api-version of a request about workspaces: what it can say and be told. The properties that came with 2025-06-01
 * are unknown to older ones, which neither set nor see them.
 *
 * @param text as in the query
 */
record ApiVersion(String text) {

    /** The newest version whose whole file is at hand. */
    static final String PUBLISHED = "2024-04-01";

    /** The newest version that is answered. */
    static final String NEWEST = "2025-06-01";

    /** Of {@code WorkspaceProperties} in machineLearningServices.json 2024-04-01. */
    private static final Set<String> PUBLISHED_PROPERTIES = Set.of(
            "workspaceId",
            "description",
            "friendlyName",
            "keyVault",
            "applicationInsights",
            "containerRegistry",
            "storageAccount",
            "discoveryUrl",
            "provisioningState",
            "encryption",
            "hbiWorkspace",
            "serviceProvisionedResourceGroup",
            "privateLinkCount",
            "imageBuildCompute",
            "allowPublicAccessWhenBehindVnet",
            "publicNetworkAccess",
            "privateEndpointConnections",
            "serverlessComputeSettings",
            "sharedPrivateLinkResources",
            "notebookInfo",
            "serviceManagedResourcesSettings",
            "primaryUserAssignedIdentity",
            "tenantId",
            "storageHnsEnabled",
            "mlFlowTrackingUri",
            "v1LegacyMode",
            "managedNetwork",
            "featureStoreSettings",
            "associatedWorkspaces",
            "enableDataIsolation",
            "hubResourceId",
            "workspaceHubConfig");

    /** Of {@code WorkspacePropertiesUpdateParameters} there, and what a change is refused for by name. */
    private static final Set<String> CHANGES = Set.of(
            "description",
            "friendlyName",
            "imageBuildCompute",
            "serviceManagedResourcesSettings",
            "primaryUserAssignedIdentity",
            "serverlessComputeSettings",
            "publicNetworkAccess",
            "applicationInsights",
            "containerRegistry",
            "featureStoreSettings",
            "managedNetwork",
            "enableDataIsolation",
            "v1LegacyMode",
            "encryption",
            "hbiWorkspace",
            "storageAccount",
            "keyVault",
            "allowRoleAssignmentOnRG",
            "enableSoftwareBillOfMaterials",
            "ipAllowlist",
            "networkAcls");

    /** Stores of the customer's own, which came with the newest version. */
    static final List<String> OWN_STORES =
            List.of("cosmosDbResourceId", "storageAccountResourceId", "searchAccountResourceId");

    static ApiVersion of(Exchange exchange) {
        return new ApiVersion(Objects.requireNonNullElse(exchange.query("api-version"), PUBLISHED));
    }

    /** Of a PATCH, what can be changed: the service passes over the rest in silence, as over unknown properties. */
    ObjectNode changes(ObjectNode body) {
        ObjectNode changes = body.deepCopy();
        if (changes.get("properties") instanceof ObjectNode properties) {
            properties.retain(CHANGES);
        }
        return changes;
    }

    /** The document as this version knows it. */
    ObjectNode known(ObjectNode document) {
        ObjectNode known = document.deepCopy();
        if (text.compareTo(PUBLISHED) <= 0 && known.get("properties") instanceof ObjectNode properties) {
            properties.retain(PUBLISHED_PROPERTIES);
            if (properties.get("encryption") instanceof ObjectNode encryption) {
                encryption.remove(OWN_STORES);
            }
        }
        return known;
    }
}
