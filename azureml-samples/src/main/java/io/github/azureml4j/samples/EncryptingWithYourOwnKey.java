package io.github.azureml4j.samples;

import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.core.security.KeyState;
import io.github.azureml4j.core.security.preflight.CmkRequest;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.security.preflight.PreflightResult;
import io.github.azureml4j.core.security.preflight.PreflightSubject;
import io.github.azureml4j.core.security.storage.RotatedKeys;

/** A workspace under a key of one's own, from the first look to its rotation, as recipes to copy. */
public final class EncryptingWithYourOwnKey {

    private EncryptingWithYourOwnKey() {}

    /** What stands in the way, before anything is made; what can be registered is. */
    public static PreflightResult look(AzureMl ml, WorkspaceId id, String region, CmkRequest key) {
        PreflightSubject subject = PreflightSubject.of(id, region).hbi(true).cmk(key);
        PreflightResult first = Preflight.run(ml.connection(), subject);
        if (first.unregistered().isEmpty()) {
            return first;
        }
        Preflight.register(ml.connection(), first.unregistered()).await();
        return Preflight.run(ml.connection(), subject);
    }

    /** Only when nothing stands in the way: neither choice can be taken back. */
    public static Workspace create(AzureMl ml, WorkspaceId id, String region, CmkRequest key) {
        look(ml, id, region, key).requireNoBlockers();
        return Workspace.create()
                .name(id.name())
                .resourceGroup(id.resourceGroup())
                .location(region)
                .hbi(true)
                .cmk(key.keyVaultId(), key.keyUri())
                .begin(ml)
                .await();
    }

    /** The old version stays enabled until this has ended. */
    public static KeyState rotate(Workspace workspace, KeyRef newVersion) {
        workspace.security().rotateKey(newVersion).await();
        return workspace.security().keyState();
    }

    /** Both keys of the storage account, while the workspace is at work. */
    public static RotatedKeys rotateStorageKeys(Workspace workspace) {
        return workspace.security().storageKeys().rotate().await();
    }
}
