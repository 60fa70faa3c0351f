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
        workspaces.onPurged(workspace -> store.drop(workspace.workspaceId()));
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
     * What an address means, for the service to read: {@code https://…blob…}, {@code azureml://datastores/…} or the same
     * with the scope of any workspace; 400 for other addresses and for datastores that hold no blobs, 403 where the
     * service cannot use the account with what it has.
     */
    public BlobLocation resolve(WorkspaceRecord workspace, String uri) {
        DataAddress address = DataAddress.parse(uri);
        if (address.isBlob()) {
            return readable(workspace, new BlobLocation(address.host(), address.container(), address.path()));
        }
        WorkspaceRecord owner = owner(workspace, address);
        DatastoreRecord datastore = require(owner, address.host());
        if (datastore.container().isEmpty()) {
            throw LocalError.badRequest("UserError", "The datastore '" + datastore.name() + "' holds no blobs.");
        }
        requireKey(datastore);
        return readable(owner, new BlobLocation(datastore.account(), datastore.container(), address.path()));
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
        keepSecret(workspace, datastore);
        return store.put(workspace.workspaceId(), datastore);
    }

    boolean delete(WorkspaceRecord workspace, String name) {
        if (find(workspace, name).filter(DatastoreRecord::isDefault).isPresent()) {
            throw LocalError.badRequest("UserError", "The default datastore cannot be deleted.");
        }
        workspaces.dropSecret(workspace, secretName(name));
        return store.remove(workspace.workspaceId(), name);
    }

    ObjectNode secrets(WorkspaceRecord workspace, DatastoreRecord datastore) {
        if (datastore.credentialsType().equals("None")) {
            throw LocalError.badRequest(
                    "UserError",
                    "The datastore '" + datastore.name() + "' has no secrets: the caller's identity is used.");
        }
        ObjectNode given = datastore.secrets();
        return given == null
                ? Json.object().put("secretsType", "AccountKey").put("key", workspaces.storageKey(workspace))
                : given;
    }

    /** The service keeps what it was given in the workspace's vault, as a connection string. */
    private void keepSecret(WorkspaceRecord workspace, DatastoreRecord datastore) {
        ObjectNode given = datastore.secrets();
        String value = given == null
                ? ""
                : given.path("key").asText(given.path("sasToken").asText());
        if (!value.isEmpty()) {
            String suffix = datastore.properties().path("endpoint").asText();
            String credential = datastore.credentialsType().equals("Sas") ? "SharedAccessSignature" : "AccountKey";
            workspaces.keepSecret(
                    workspace,
                    secretName(datastore.name()),
                    "DefaultEndpointsProtocol=https;AccountName=" + datastore.account() + ";" + credential + "=" + value
                            + ";EndpointSuffix=" + suffix);
        }
    }

    private static String secretName(String datastore) {
        return "azureml-datastore-" + datastore;
    }

    /** The workspace's own account is read with what the workspace has; any other one is not the service's to judge. */
    private BlobLocation readable(WorkspaceRecord workspace, BlobLocation location) {
        if (location.account().equalsIgnoreCase(workspace.storageAccount())) {
            workspaces.requireStorage(workspace);
        }
        return location;
    }

    /** A registered account key is good as long as the account has it. */
    private void requireKey(DatastoreRecord datastore) {
        ObjectNode given = datastore.secrets();
        if (given == null || !given.hasNonNull("key") || !accounts.exists(datastore.account())) {
            return;
        }
        String key = given.path("key").asText();
        if (accounts.account(datastore.account()).keys().stream()
                .noneMatch(known -> known.value().equals(key))) {
            throw LocalError.forbidden(
                    "AuthenticationFailed",
                    "The key of the datastore '" + datastore.name() + "' is not one of the account '"
                            + datastore.account() + "' any more.");
        }
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
