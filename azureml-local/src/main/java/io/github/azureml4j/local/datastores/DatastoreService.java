package io.github.azureml4j.local.datastores;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.storage.StorageService;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Datastores: born with their workspace or registered, found, and what their addresses mean. Thread-safe. */
public final class DatastoreService {

    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9\\-_]{0,254}";
    private static final List<String> CREDENTIALS = List.of("AccountKey", "Sas", "None");

    private final DatastoreStore store = new DatastoreStore();
    private final WorkspaceService workspaces;
    private final StorageService accounts;

    public DatastoreService(WorkspaceService workspaces, StorageService accounts, Ids ids) {
        this.workspaces = workspaces;
        this.accounts = accounts;
        workspaces.onCreated(workspace -> DatastoreDocument.born(workspace, ids)
                .forEach(datastore -> store.put(workspace.workspaceId(), datastore)));
        workspaces.onDeleted(workspace -> store.drop(workspace.workspaceId()));
    }

    /** The datastore of a workspace, if it is there. */
    public Optional<DatastoreRecord> find(WorkspaceRecord workspace, String name) {
        return store.find(workspace.workspaceId(), name);
    }

    /** The datastore; 404 otherwise. */
    public DatastoreRecord require(WorkspaceRecord workspace, String name) {
        return find(workspace, name)
                .orElseThrow(() -> LocalError.notFound(
                        "NotFound", "The workspace '" + workspace.name() + "' has no datastore '" + name + "'."));
    }

    /**
     * What an address means: {@code https://…blob…}, {@code azureml://datastores/…} or the same with the scope of any
     * workspace; 400 for other addresses and for datastores that hold no blobs.
     */
    public BlobLocation resolve(WorkspaceRecord workspace, String uri) {
        DataAddress address = DataAddress.parse(uri);
        if (address.isBlob()) {
            return new BlobLocation(address.host(), address.container(), address.path());
        }
        DatastoreRecord datastore = require(owner(workspace, address), address.host());
        if (datastore.container().isEmpty()) {
            throw LocalError.badRequest("UserError", "The datastore '" + datastore.name() + "' holds no blobs.");
        }
        return new BlobLocation(datastore.account(), datastore.container(), address.path());
    }

    WorkspaceRecord workspace(String subscription, String group, String name) {
        return workspaces.require(subscription, group, name);
    }

    List<DatastoreRecord> list(WorkspaceRecord workspace) {
        return store.list(workspace.workspaceId());
    }

    /** Registers a blob container; true when the name is new. */
    boolean put(WorkspaceRecord workspace, String name, ObjectNode properties, boolean skipValidation) {
        check(workspace, name, properties);
        DatastoreRecord datastore = DatastoreDocument.registered(workspace, name, properties);
        if (!skipValidation && !accounts.exists(datastore.account())) {
            throw LocalError.badRequest(
                    "UserError",
                    "The storage account '" + datastore.account() + "' of the datastore cannot be reached.");
        }
        return store.put(workspace.workspaceId(), datastore);
    }

    boolean delete(WorkspaceRecord workspace, String name) {
        if (find(workspace, name).filter(DatastoreRecord::isDefault).isPresent()) {
            throw LocalError.badRequest("UserError", "The default datastore cannot be deleted.");
        }
        return store.remove(workspace.workspaceId(), name);
    }

    ObjectNode secrets(WorkspaceRecord workspace, DatastoreRecord datastore) {
        ObjectNode given = datastore.secrets();
        if (given == null) {
            return Json.object().put("secretsType", "AccountKey").put("key", workspaces.storageKey(workspace));
        }
        if (datastore.credentialsType().equals("None")) {
            throw LocalError.badRequest(
                    "UserError",
                    "The datastore '" + datastore.name() + "' has no secrets: the caller's identity is used.");
        }
        return given;
    }

    private void check(WorkspaceRecord workspace, String name, ObjectNode properties) {
        String type = properties.path("datastoreType").asText();
        String credentials = properties.at("/credentials/credentialsType").asText();
        if (!type.equals("AzureBlob") || (!credentials.isEmpty() && !CREDENTIALS.contains(credentials))) {
            throw LocalError.notImplemented("datastores of type " + type + " with credentials " + credentials);
        }
        if (!name.matches(NAME)
                || credentials.isEmpty()
                || !properties.hasNonNull("accountName")
                || !properties.hasNonNull("containerName")) {
            throw LocalError.badRequest(
                    "UserError", "A datastore needs a valid name, accountName, containerName and credentials.");
        }
        if (find(workspace, name).filter(there -> there.secrets() == null).isPresent()) {
            throw LocalError.badRequest("UserError", "The datastore '" + name + "' is the service's own.");
        }
    }

    private WorkspaceRecord owner(WorkspaceRecord asking, DataAddress address) {
        if (address.scope() == null) {
            return asking;
        }
        String[] scope = address.workspace();
        return Objects.equals(address.scope(), asking.scope())
                ? asking
                : workspaces.require(scope[0], scope[1], scope[2]);
    }
}
