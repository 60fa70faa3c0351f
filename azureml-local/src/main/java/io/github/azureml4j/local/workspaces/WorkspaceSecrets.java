package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import java.util.Optional;

/** The keys of a workspace and of its dependents: what the service knows of them, keeps, and tells who may ask. */
final class WorkspaceSecrets {

    private final WorkspaceRooms rooms;
    private final StorageKeys storageKeys;
    private final ServiceSecrets kept;
    private final Notebooks notebooks;

    WorkspaceSecrets(WorkspaceRooms rooms, StorageKeys storageKeys, ServiceSecrets kept, Notebooks notebooks) {
        this.rooms = rooms;
        this.storageKeys = storageKeys;
        this.kept = kept;
        this.notebooks = notebooks;
    }

    String storageKey(WorkspaceRecord workspace) {
        return storageKeys.of(workspace);
    }

    /** Reads everything anew, and keeps it in the vault. */
    void resync(WorkspaceRecord workspace) {
        String key = storageKeys.resync(workspace);
        if (workspace.usesAccountKeys()) {
            kept.keepStorage(workspace, key);
        }
        keepRegistry(workspace);
    }

    void keepRegistry(WorkspaceRecord workspace) {
        registry(workspace)
                .ifPresent(id -> rooms.registries()
                        .password(id)
                        .ifPresent(password -> kept.keepRegistry(workspace, id, password)));
    }

    void keep(WorkspaceRecord workspace, String name, String value) {
        kept.keep(workspace, name, value);
    }

    void drop(WorkspaceRecord workspace, String name) {
        kept.drop(workspace, name);
    }

    void forget(WorkspaceRecord workspace) {
        kept.forget(workspace);
        storageKeys.forget(workspace);
        notebooks.forget(workspace);
    }

    /** {@code ListWorkspaceKeysResult}; what there is no secret of is left out. */
    ObjectNode list(WorkspaceRecord workspace) {
        ObjectNode body = Json.object();
        if (workspace.usesAccountKeys()) {
            body.put("userStorageKey", storageKey(workspace));
        }
        body.put("userStorageResourceId", workspace.storageAccountId().text());
        String insights = workspace.property("applicationInsights").asText();
        if (!insights.isEmpty()) {
            rooms.arm()
                    .instrumentationKey(ResourceId.parse(insights))
                    .ifPresent(key -> body.put("appInsightsInstrumentationKey", key));
        }
        registry(workspace)
                .flatMap(rooms.registries()::credentials)
                .ifPresent(credentials -> body.putObject("containerRegistryCredentials")
                        .put("location", workspace.region())
                        .setAll(credentials));
        return body.set("notebookAccessKeys", notebooks.keys(workspace));
    }

    private static Optional<ResourceId> registry(WorkspaceRecord workspace) {
        String text = workspace.property("containerRegistry").asText();
        return text.isEmpty() ? Optional.empty() : Optional.of(ResourceId.parse(text));
    }
}
