package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.rbac.AccessService;
import io.github.azureml4j.local.registries.RegistryService;
import io.github.azureml4j.local.storage.BlobService;
import io.github.azureml4j.local.storage.StorageService;

/**
 * The rooms that workspaces stand on.
 *
 * @param users the user-assigned identities that a workspace may be given
 */
public record WorkspaceRooms(
        EntraService entra,
        ArmService arm,
        AccessService access,
        KeyVaultService vaults,
        StorageService accounts,
        BlobService blobs,
        RegistryService registries,
        UserIdentities users) {}
