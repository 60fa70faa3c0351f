package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;

/**
 * What is wrong with a workspace, found by looking at what is there. The codes are ASSUMED: the published examples have
 * numbers, which nobody explains.
 */
final class Diagnosis {

    private static final List<String> LISTS = List.of(
            "userDefinedRouteResults",
            "networkSecurityRuleResults",
            "resourceLockResults",
            "dnsResolutionResults",
            "storageAccountResults",
            "keyVaultResults",
            "containerRegistryResults",
            "applicationInsightsResults",
            "otherResults");

    private final WorkspaceRooms rooms;
    private final StorageAccess storage;
    private final KeyAccess keys;
    private final Grants grants;

    Diagnosis(WorkspaceRooms rooms, StorageAccess storage, KeyAccess keys, Grants grants) {
        this.rooms = rooms;
        this.storage = storage;
        this.keys = keys;
        this.grants = grants;
    }

    /** {@code DiagnoseResponseResult}. */
    ObjectNode of(WorkspaceRecord workspace) {
        ObjectNode body = Json.object();
        ObjectNode value = body.putObject("value");
        LISTS.forEach(value::putArray);
        locks(workspace, value.withArray("resourceLockResults"));
        storage(workspace, value.withArray("storageAccountResults"));
        vault(workspace, value.withArray("keyVaultResults"));
        registry(workspace, value.withArray("containerRegistryResults"));
        insights(workspace, value.withArray("applicationInsightsResults"));
        privateLink(workspace, value.withArray("dnsResolutionResults"));
        others(workspace, value.withArray("otherResults"));
        return body;
    }

    private void locks(WorkspaceRecord workspace, ArrayNode results) {
        rooms.arm()
                .lockLevels(workspace.scope())
                .forEach(level -> result(
                        results,
                        "Warning",
                        "ResourceLockFound",
                        "A lock of level " + level + " holds for the workspace '" + workspace.name() + "'."));
    }

    private void storage(WorkspaceRecord workspace, ArrayNode results) {
        storage.refusal(workspace).ifPresent(refusal -> error(results, refusal));
        storage.account(workspace)
                .map(account -> account.document().path("properties"))
                .filter(properties -> closed(properties))
                .ifPresent(properties -> result(
                        results,
                        "Warning",
                        "StorageAccountNotReachable",
                        "The storage account '" + workspace.storageAccount()
                                + "' does not admit requests from all networks."));
    }

    private void vault(WorkspaceRecord workspace, ArrayNode results) {
        ResourceId id = workspace.keyVault();
        if (rooms.vaults().isSoftDeleted(id)) {
            error(results, "KeyVaultSoftDeleted", "The key vault '" + id.name() + "' is soft-deleted; recover it.");
        } else if (rooms.vaults().vault(id).isEmpty()) {
            error(results, "KeyVaultNotFound", "The key vault '" + id.name() + "' was not found.");
        } else if (!grants.mayUseSecrets(workspace)) {
            error(
                    results,
                    "KeyVaultAccessDenied",
                    "The workspace's identity may not use the secrets of the key vault '" + id.name() + "'.");
        }
    }

    private void registry(WorkspaceRecord workspace, ArrayNode results) {
        String text = workspace.property("containerRegistry").asText();
        if (text.isEmpty()) {
            return;
        }
        ResourceId id = ResourceId.parse(text);
        if (!rooms.arm().exists(id)) {
            error(results, "ContainerRegistryNotFound", "The container registry '" + id.name() + "' was not found.");
        } else if (!rooms.registries().adminUserEnabled(id)) {
            error(
                    results,
                    "ContainerRegistryAdminUserDisabled",
                    "The admin user of the container registry '" + id.name() + "' is not enabled.");
        }
    }

    private void insights(WorkspaceRecord workspace, ArrayNode results) {
        String text = workspace.property("applicationInsights").asText();
        if (!text.isEmpty() && !rooms.arm().exists(ResourceId.parse(text))) {
            error(results, "ApplicationInsightsNotFound", "The component '" + text + "' was not found.");
        }
    }

    private static void privateLink(WorkspaceRecord workspace, ArrayNode results) {
        boolean approved =
                workspace.privateEndpointConnections().stream().anyMatch(PrivateEndpointConnection::isApproved);
        if (!workspace.publicAccess().enabled() && !approved) {
            result(
                    results,
                    "Warning",
                    "PrivateEndpointNotFound",
                    "Public access is disabled and no private endpoint is approved: nobody can resolve the workspace.");
        }
    }

    private void others(WorkspaceRecord workspace, ArrayNode results) {
        grants.missingContributorScopes(workspace)
                .forEach(scope -> error(
                        results,
                        "WorkspaceIdentityNotContributor",
                        "The workspace's identity lacks the role Contributor at '" + scope + "'."));
        try {
            if (workspace.encrypted()) {
                keys.requireNow(workspace);
            }
        } catch (LocalError refusal) {
            error(results, refusal);
        }
    }

    private static boolean closed(JsonNode account) {
        return account.path("publicNetworkAccess").asText().equalsIgnoreCase("Disabled")
                || account.at("/networkAcls/defaultAction").asText().equalsIgnoreCase("Deny");
    }

    private static void error(ArrayNode results, LocalError refusal) {
        error(results, refusal.code(), String.valueOf(refusal.getMessage()));
    }

    private static void error(ArrayNode results, String code, String message) {
        result(results, "Error", code, message);
    }

    private static void result(ArrayNode results, String level, String code, String message) {
        results.addObject().put("code", code).put("level", level).put("message", message);
    }
}
