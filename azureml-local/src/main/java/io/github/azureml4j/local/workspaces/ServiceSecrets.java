package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the service keeps in a workspace's vault for itself: the connection string of the storage account, the password
 * of the registry, the secrets of datastores. Their names begin with the workspace's GUID (ASSUMED).
 */
final class ServiceSecrets {

    private final Map<String, Set<String>> kept = new ConcurrentHashMap<>();
    private final KeyVaultService vaults;

    ServiceSecrets(KeyVaultService vaults) {
        this.vaults = vaults;
    }

    void keepStorage(WorkspaceRecord workspace, String key) {
        String account = workspace.storageAccount();
        String host = Hosts.BLOB.inCloudOf(workspace.region(), Map.of("account", account));
        keep(
                workspace,
                "azureml-storage-connection-string",
                "DefaultEndpointsProtocol=https;AccountName=" + account + ";AccountKey=" + key + ";EndpointSuffix="
                        + host.substring((account + ".blob.").length()));
    }

    void keepRegistry(WorkspaceRecord workspace, ResourceId registry, String password) {
        keep(workspace, "azureml-acr-password-" + registry.name(), password);
    }

    void keep(WorkspaceRecord workspace, String name, String value) {
        String full = workspace.workspaceId() + "-" + name.replaceAll("[^0-9a-zA-Z-]", "-");
        kept.computeIfAbsent(workspace.workspaceId(), id -> ConcurrentHashMap.newKeySet())
                .add(full);
        vaults.setSecret(workspace.keyVault(), full, value);
    }

    void drop(WorkspaceRecord workspace, String name) {
        vaults.deleteSecret(
                workspace.keyVault(), workspace.workspaceId() + "-" + name.replaceAll("[^0-9a-zA-Z-]", "-"));
    }

    /** Deletes all that was kept for a workspace. */
    void forget(WorkspaceRecord workspace) {
        Set<String> names = kept.remove(workspace.workspaceId());
        if (names != null) {
            names.forEach(name -> vaults.deleteSecret(workspace.keyVault(), name));
        }
    }
}
