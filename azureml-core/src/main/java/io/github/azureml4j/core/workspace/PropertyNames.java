package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.Faults;
import java.util.Collection;
import java.util.Set;

/** What is known of a workspace's properties by the service's own names for them. */
final class PropertyNames {
    /** Those that came with 2025-06-01: older versions pass over them in silence. */
    private static final Set<String> NEWER = Set.of(
            "enableServiceSideCMKEncryption",
            "enableSimplifiedCmk",
            "systemDatastoresAuthMode",
            "ipAllowlist",
            "networkAcls",
            "provisionNetworkNow",
            "allowRoleAssignmentOnRG",
            "softDeleteRetentionInDays",
            "enableSoftwareBillOfMaterials",
            "storageAccounts",
            "keyVaults",
            "containerRegistries",
            "existingWorkspaces");

    /** The same, inside {@code encryption}. */
    private static final Set<String> NEWER_STORES =
            Set.of("cosmosDbResourceId", "storageAccountResourceId", "searchAccountResourceId");

    /** What the body of {@code Workspaces_Update} cannot change; what it does not know is passed over in silence. */
    private static final Set<String> CREATE_ONLY = Set.of(
            "hbiWorkspace",
            "storageAccount",
            "keyVault",
            "encryption",
            "enableServiceSideCMKEncryption",
            "enableSimplifiedCmk",
            "softDeleteRetentionInDays",
            "systemDatastoresAuthMode",
            "provisionNetworkNow",
            "sharedPrivateLinkResources",
            "allowPublicAccessWhenBehindVnet",
            "hubResourceId",
            "workspaceHubConfig",
            "associatedWorkspaces");

    /** What the service alone says. */
    private static final Set<String> READ_ONLY = Set.of(
            "discoveryUrl",
            "workspaceId",
            "provisioningState",
            "tenantId",
            "serviceProvisionedResourceGroup",
            "privateLinkCount",
            "privateEndpointConnections",
            "notebookInfo",
            "storageHnsEnabled",
            "mlFlowTrackingUri",
            "agentsEndpointUri");

    /** What a creation says in words of its own, since more hangs on it than a value. */
    private static final Set<String> WORDED = Set.of(
            "storageAccount",
            "keyVault",
            "applicationInsights",
            "containerRegistry",
            "encryption",
            "enableServiceSideCMKEncryption",
            "primaryUserAssignedIdentity",
            "publicNetworkAccess",
            "ipAllowlist",
            "networkAcls",
            "provisionNetworkNow");

    private PropertyNames() {}

    /** Whether only 2025-06-01 knows all of these properties. */
    static boolean needNewer(JsonNode properties) {
        return anyOf(NEWER, properties) || anyOf(NEWER_STORES, properties.path("encryption"));
    }

    static void checkCreation(Faults faults, Collection<String> named) {
        checkReadOnly(faults, named);
        named.stream()
                .filter(WORDED::contains)
                .sorted()
                .forEach(
                        name -> faults.when(true, name + " has a word of its own: property(...) is for those without"));
    }

    static void checkChange(Faults faults, Collection<String> named) {
        checkReadOnly(faults, named);
        named.stream()
                .filter(CREATE_ONLY::contains)
                .sorted()
                .forEach(name -> faults.when(true, name + " is decided when a workspace is made" + instead(name)));
    }

    private static void checkReadOnly(Faults faults, Collection<String> named) {
        named.stream()
                .filter(READ_ONLY::contains)
                .sorted()
                .forEach(name -> faults.when(true, name + " is the service's own to say"));
    }

    private static String instead(String name) {
        return switch (name) {
            case "encryption" -> ", but for the version of its key: security().rotateKey(...)";
            case "provisionNetworkNow" -> ": later there is network().managedNetwork().provision()";
            default -> "";
        };
    }

    private static boolean anyOf(Set<String> names, JsonNode node) {
        return names.stream().anyMatch(node::has);
    }
}
