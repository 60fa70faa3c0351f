package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Workspaces: made with their dependents in place, changed, deleted, found. Thread-safe. */
public final class WorkspaceService {

    private final WorkspaceStore store = new WorkspaceStore();
    private final WorkspaceRooms rooms;
    private final LongOperations operations;
    private final WorkspaceLife life;
    private final WorkspaceChanges changes;
    private final ServiceResources provisioned;
    private final WorkspaceSecrets secrets;
    private final StorageAccess storage;
    private final KeyAccess keys;
    private final Notebooks notebooks;
    private final Diagnosis diagnosis;

    public WorkspaceService(WorkspaceRooms rooms, Clock clock, Ids ids, LongOperations operations) {
        this.rooms = rooms;
        this.operations = operations;
        Identities identities = new Identities(rooms.entra(), rooms.users());
        Grants grants = new Grants(rooms, identities);
        this.keys = new KeyAccess(rooms.vaults(), identities, clock);
        this.provisioned = new ServiceResources(rooms.arm(), rooms.registries(), ids);
        this.notebooks = new Notebooks(ids);
        StorageKeys storageKeys = new StorageKeys(rooms.accounts(), clock);
        this.secrets = new WorkspaceSecrets(rooms, storageKeys, new ServiceSecrets(rooms.vaults()), notebooks);
        this.storage = new StorageAccess(rooms.accounts(), storageKeys, grants);
        WorkspaceRules rules = new WorkspaceRules(rooms.arm(), new KeyRules(rooms.vaults(), clock), identities);
        FirstParty application = new FirstParty(rooms);
        WorkspaceBirth birth = new WorkspaceBirth(rooms, identities, grants, keys, provisioned, application);
        this.life = new WorkspaceLife(store, rooms, rules, birth, secrets, clock, ids, operations);
        this.changes = new WorkspaceChanges(store, rules, identities, grants, keys, provisioned, clock, operations);
        this.diagnosis = new Diagnosis(rooms, storage, keys, grants);
        rooms.arm().register(provisioned);
        rooms.arm().register(life);
    }

    /** The workspace, made and ready; 404 {@code ResourceNotFound} otherwise, 409 while it is being made. */
    public WorkspaceRecord require(String subscription, String group, String name) {
        WorkspaceRecord workspace = get(subscription, group, name);
        if (!workspace.isReady()) {
            throw notReady(workspace);
        }
        return workspace;
    }

    /** The same for a request that changes it: 409 also while another change is under way. */
    WorkspaceRecord requireSettled(String subscription, String group, String name) {
        WorkspaceRecord workspace = require(subscription, group, name);
        if (workspace.isChanging()) {
            throw notReady(workspace);
        }
        return workspace;
    }

    /** The workspace in whatever state it is; 404 otherwise. */
    public WorkspaceRecord get(String subscription, String group, String name) {
        rooms.arm().requireGroup(subscription, group);
        ResourceId id = id(subscription, group, name);
        return store.find(id)
                .orElseThrow(() -> LocalError.notFound(
                        "ResourceNotFound",
                        "The Resource '" + id.type() + "/" + name + "' under resource group '" + group
                                + "' was not found."));
    }

    /** The workspace that an id of its own or of something in it means, if it is there. */
    public Optional<WorkspaceRecord> find(String armId) {
        return store.find(ResourceId.parse(armId));
    }

    /** Calls with every workspace when it has been made, before anybody can see it. */
    public void onCreated(Consumer<WorkspaceRecord> listener) {
        life.onCreated(listener);
    }

    /** Calls with every workspace when it has been deleted; what it knows stays for its recovery. */
    public void onDeleted(Consumer<WorkspaceRecord> listener) {
        life.onDeleted(listener);
    }

    /** Calls with every workspace when it is gone for good. */
    public void onPurged(Consumer<WorkspaceRecord> listener) {
        life.onPurged(listener);
    }

    /** The account key as the workspace last read it. */
    public String storageKey(WorkspaceRecord workspace) {
        return secrets.storageKey(workspace);
    }

    /** Raises 403 where the service cannot use the workspace's account, because a grant or the key it knows is gone. */
    public void requireStorage(WorkspaceRecord workspace) {
        storage.require(workspace);
    }

    /** Raises 403 where the workspace's customer-managed key has been out of reach for more than an hour. */
    public void requireKey(WorkspaceRecord workspace) {
        keys.require(workspace);
    }

    /** Keeps a secret of the service's own in the workspace's vault, replacing one of that name. */
    public void keepSecret(WorkspaceRecord workspace, String name, String value) {
        secrets.keep(workspace, name, value);
    }

    /** Deletes what {@link #keepSecret} kept. */
    public void dropSecret(WorkspaceRecord workspace, String name) {
        secrets.drop(workspace, name);
    }

    /** Changes the properties of a workspace's document; the function is given a copy. */
    public WorkspaceRecord change(WorkspaceRecord workspace, Consumer<ObjectNode> change) {
        return store.change(workspace.id(), now -> {
                    ObjectNode document = now.document().deepCopy();
                    change.accept(document.withObject("/properties"));
                    return now.withDocument(document);
                })
                .orElseThrow(() -> LocalError.notFound("ResourceNotFound", workspace.id() + " was not found."));
    }

    /** Lets the workspace's managed network stand, if it has one: at its first compute, or when somebody asks. */
    public WorkspaceRecord provisionNetwork(WorkspaceRecord workspace, boolean spark) {
        return workspace.managedNetwork().isDisabled()
                ? workspace
                : change(workspace, properties -> ManagedNetwork.provisioned(properties, spark));
    }

    /** The workspace's container registry, made at the first call unless the workspace was given one. */
    public ResourceId ensureRegistry(WorkspaceRecord workspace) {
        WorkspaceRecord changed = store.change(workspace.id(), provisioned::withRegistry)
                .orElseThrow(() -> LocalError.notFound("ResourceNotFound", workspace.id() + " was not found."));
        secrets.keepRegistry(changed);
        return ResourceId.parse(changed.property("containerRegistry").asText());
    }

    /** Workspaces of a subscription. */
    Stream<WorkspaceRecord> list(String subscription) {
        rooms.arm().requireSubscription(subscription);
        return store.all().filter(workspace -> workspace.id().subscription().equalsIgnoreCase(subscription));
    }

    /** Workspaces of a resource group. */
    Stream<WorkspaceRecord> list(String subscription, String group) {
        rooms.arm().requireGroup(subscription, group);
        return store.all().filter(workspace -> workspace.id().isIn(subscription, group));
    }

    /** The workspace by the GUID of its discovery address. */
    WorkspaceRecord byWorkspaceId(String workspaceId) {
        return store.all()
                .filter(workspace -> workspace.workspaceId().equalsIgnoreCase(workspaceId))
                .findFirst()
                .orElseThrow(() -> LocalError.notFound("WorkspaceNotFound", "No workspace " + workspaceId + "."));
    }

    /** The workspace that a PUT would change: one that could not be made is made anew. */
    Optional<WorkspaceRecord> findMade(ResourceId id) {
        return store.find(id).filter(workspace -> !workspace.hasFailed());
    }

    /** Begins to make a workspace, or to recover a soft-deleted one that the request wants back. */
    LongOperation begin(ResourceId id, ObjectNode body) {
        return life.begin(id, body);
    }

    WorkspaceChanges changes() {
        return changes;
    }

    /** Begins to delete a workspace; empty when there is nothing to delete. */
    Optional<LongOperation> delete(ResourceId id, boolean purge) {
        return life.delete(id, purge);
    }

    /** Begins to read the keys of the dependents anew, and to give the workspace's identity what it should have. */
    LongOperation resyncKeys(WorkspaceRecord workspace) {
        return operations.begin(() -> {
            changes.restoreGrants(workspace);
            secrets.resync(workspace);
            return null;
        });
    }

    /** Begins to look for what is wrong; the result says it. */
    LongOperation diagnose(WorkspaceRecord workspace) {
        return operations.begin(() -> diagnosis.of(store.find(workspace.id()).orElse(workspace)));
    }

    /** Begins to prepare the notebooks. */
    LongOperation prepareNotebook(WorkspaceRecord workspace) {
        return operations.begin(() -> {
            ObjectNode prepared = Notebooks.prepared(workspace);
            change(workspace, properties -> properties.set("notebookInfo", prepared));
            return prepared;
        });
    }

    Notebooks notebooks() {
        return notebooks;
    }

    WorkspaceSecrets secrets() {
        return secrets;
    }

    ServiceResources provisioned() {
        return provisioned;
    }

    /** 404 where the group of an id is not there. */
    void requireGroup(ResourceId id) {
        rooms.arm().requireGroup(id.subscription(), id.group());
    }

    private static LocalError notReady(WorkspaceRecord workspace) {
        return LocalError.conflict(
                "ResourceNotReady",
                "The workspace '" + workspace.name() + "' is not ready: its provisioning state is "
                        + workspace.property("provisioningState").asText() + ".");
    }

    static ResourceId id(String subscription, String group, String name) {
        return new ResourceId(subscription, group, WorkspaceDocument.TYPE, name);
    }
}
