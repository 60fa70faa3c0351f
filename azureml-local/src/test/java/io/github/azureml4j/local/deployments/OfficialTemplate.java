package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A deployment of a workspace, cut down from the template that azure-ai-ml sends: same parameters, forms and versions. */
final class OfficialTemplate {

    private static final String TEXT = """
            {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
             "contentVersion": "1.0.0.0",
             "parameters": {
               "workspaceName": {"type": "string", "metadata": {"description": "the workspace"}},
               "location": {"type": "string"},
               "confidential_data": {"type": "string", "defaultValue": "false", "allowedValues": ["false", "true"]},
               "storageAccountOption": {"type": "string", "defaultValue": "new", "allowedValues": ["new", "existing"]},
               "storageAccountName": {"type": "string", "defaultValue": "[concat('sa', uniqueString(resourceGroup().id))]"},
               "keyVaultName": {"type": "string", "defaultValue": "[concat('kv', uniqueString(resourceGroup().id))]"},
               "applicationInsightsName": {"type": "string", "defaultValue": "[concat('ai', parameters('workspaceName'))]"},
               "containerRegistryOption": {"type": "string", "defaultValue": "none",
                                           "allowedValues": ["new", "existing", "none"]},
               "containerRegistryName": {"type": "string", "defaultValue": "clinicimages"},
               "encryption_status": {"type": "string", "defaultValue": "Disabled", "allowedValues": ["Enabled", "Disabled"]},
               "cmk_keyvault": {"type": "string", "defaultValue": ""},
               "resource_cmk_uri": {"type": "string", "defaultValue": ""},
               "encryption_cosmosdb_resourceid": {"type": "string", "defaultValue": ""},
               "imageBuildCompute": {"type": "string", "defaultValue": ""},
               "publicNetworkAccess": {"type": "string", "defaultValue": "Enabled", "allowedValues": ["Disabled", "Enabled"]},
               "soft_delete_enabled": {"type": "string", "defaultValue": "false", "allowedValues": ["false", "true"]},
               "allow_recover_softdeleted_workspace": {"type": "string", "defaultValue": "false",
                                                       "allowedValues": ["false", "true"]},
               "primaryUserAssignedIdentity": {"type": "string", "defaultValue": ""},
               "tagValues": {"type": "object", "defaultValue": {}}},
             "variables": {
               "tenantId": "[subscription().tenantId]",
               "storageAccount": "[resourceId('Microsoft.Storage/storageAccounts', parameters('storageAccountName'))]",
               "keyVault": "[resourceId('Microsoft.KeyVault/vaults', parameters('keyVaultName'))]",
               "containerRegistry": "[resourceId('Microsoft.ContainerRegistry/registries', parameters('containerRegistryName'))]",
               "applicationInsights": "[resourceId('Microsoft.Insights/components', parameters('applicationInsightsName'))]",
               "defaultGroup": "[concat('DefaultResourceGroup-', parameters('location'))]",
               "logName": "[concat('DefaultWorkspace-', parameters('location'))]"},
             "resources": [
               {"type": "Microsoft.Resources/deployments", "apiVersion": "2020-06-01", "name": "DeployResourceGroup",
                "subscriptionId": "[subscription().subscriptionId]", "location": "[parameters('location')]",
                "properties": {"mode": "Incremental", "template": {
                  "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
                  "contentVersion": "1.0.0.0",
                  "resources": [{"type": "Microsoft.Resources/resourceGroups", "apiVersion": "2018-05-01",
                                 "name": "[variables('defaultGroup')]", "location": "[parameters('location')]",
                                 "properties": {}}]}}},
               {"type": "Microsoft.Resources/deployments", "apiVersion": "2020-06-01", "name": "DeployLogWorkspace",
                "resourceGroup": "[variables('defaultGroup')]", "dependsOn": ["DeployResourceGroup"],
                "properties": {"mode": "Incremental", "template": {
                  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                  "contentVersion": "1.0.0.0",
                  "resources": [{"type": "Microsoft.OperationalInsights/workspaces", "apiVersion": "2020-08-01",
                                 "name": "[variables('logName')]", "location": "[parameters('location')]",
                                 "properties": {}}]}}},
               {"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2019-04-01",
                "condition": "[equals(parameters('storageAccountOption'), 'new')]",
                "name": "[parameters('storageAccountName')]", "location": "[parameters('location')]",
                "tags": "[parameters('tagValues')]", "kind": "StorageV2", "sku": {"name": "Standard_LRS"},
                "properties": {"supportsHttpsTrafficOnly": true, "allowBlobPublicAccess": false}},
               {"type": "Microsoft.KeyVault/vaults", "apiVersion": "2019-09-01",
                "name": "[parameters('keyVaultName')]", "location": "[parameters('location')]",
                "properties": {"tenantId": "[variables('tenantId')]", "sku": {"name": "standard", "family": "A"},
                               "accessPolicies": []}},
               {"type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2019-05-01",
                "condition": "[equals(parameters('containerRegistryOption'), 'new')]",
                "name": "[parameters('containerRegistryName')]", "location": "[parameters('location')]",
                "sku": {"name": "Standard"}, "properties": {"adminUserEnabled": true}},
               {"type": "Microsoft.Insights/components", "apiVersion": "2020-02-02-preview", "kind": "web",
                "name": "[parameters('applicationInsightsName')]", "location": "[parameters('location')]",
                "dependsOn": ["DeployLogWorkspace"],
                "properties": {"Application_Type": "web", "WorkspaceResourceId":
                  "[resourceId(subscription().subscriptionId, variables('defaultGroup'), 'Microsoft.OperationalInsights/workspaces', variables('logName'))]"}},
               {"type": "Microsoft.MachineLearningServices/workspaces", "apiVersion": "2022-01-01-preview",
                "name": "[parameters('workspaceName')]", "location": "[parameters('location')]",
                "tags": "[parameters('tagValues')]", "identity": {"type": "systemAssigned"},
                "dependsOn": ["[variables('storageAccount')]", "[variables('keyVault')]",
                              "[variables('applicationInsights')]", "[variables('containerRegistry')]"],
                "properties": {
                  "friendlyName": "[parameters('workspaceName')]",
                  "storageAccount": "[variables('storageAccount')]",
                  "keyVault": "[variables('keyVault')]",
                  "applicationInsights": "[variables('applicationInsights')]",
                  "containerRegistry":
                    "[if(not(equals(parameters('containerRegistryOption'), 'none')), variables('containerRegistry'), json('null'))]",
                  "hbiWorkspace": "[parameters('confidential_data')]",
                  "imageBuildCompute": "[parameters('imageBuildCompute')]",
                  "publicNetworkAccess": "[parameters('publicNetworkAccess')]",
                  "softDeleteEnabled": "[parameters('soft_delete_enabled')]",
                  "allowRecoverSoftDeletedWorkspace": "[parameters('allow_recover_softdeleted_workspace')]",
                  "encryption": {
                    "status": "[parameters('encryption_status')]",
                    "keyVaultProperties": {"keyVaultArmId": "[parameters('cmk_keyvault')]",
                                           "keyIdentifier": "[parameters('resource_cmk_uri')]"},
                    "cosmosDbArmId": "[parameters('encryption_cosmosdb_resourceid')]",
                    "storageAccountArmId": "",
                    "SearchAccountArmId": ""},
                  "primaryUserAssignedIdentity": "[parameters('primaryUserAssignedIdentity')]"}}],
             "outputs": {"workspaceId": {"type": "string", "value":
               "[reference(resourceId('Microsoft.MachineLearningServices/workspaces', parameters('workspaceName'))).workspaceId]"}}}
            """;

    private OfficialTemplate() {}

    /** The request's body. */
    static ObjectNode deployment(Map<String, String> parameters) {
        return body(TEXT, parameters);
    }

    /** A deployment of another template. */
    static ObjectNode body(String template, Map<String, String> parameters) {
        ObjectNode body = Json.object();
        ObjectNode properties = body.putObject("properties").put("mode", "Incremental");
        properties.set("template", Json.parse(template.getBytes(StandardCharsets.UTF_8)));
        ObjectNode given = properties.putObject("parameters");
        parameters.forEach((name, value) -> given.putObject(name).put("value", value));
        return body;
    }
}
