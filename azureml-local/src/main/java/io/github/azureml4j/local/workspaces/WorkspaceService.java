package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import io.github.azureml4j.local.storage.BlobService;
import io.github.azureml4j.local.storage.StorageService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Workspaces: made with their dependents in place, changed, deleted, found. Thread-safe. */
public final class WorkspaceService {

    private final WorkspaceStore store = new WorkspaceStore();
    private final List<Consumer<WorkspaceRecord>> created = new CopyOnWriteArrayList<>();
    private final List<Consumer<WorkspaceRecord>> deleted = new CopyOnWriteArrayList<>();
    private final ArmService arm;
    private final BlobService blobs;
    private final String tenantId;
    private final Clock clock;
    private final Ids ids;
    private final LongOperations operations;
    private final WorkspaceRules rules;
    private final ServiceResources provisioned;
    private final StorageKeys storageKeys;

    public WorkspaceService(
            ArmService arm,
            KeyVaultService vaults,
            StorageService accounts,
            BlobService blobs,
            String tenantId,
            Clock clock,
            Ids ids,
            LongOperations operations) {
        this.arm = arm;
        this.blobs = blobs;
        this.tenantId = tenantId;
        this.clock = clock;
        this.ids = ids;
        this.operations = operations;
        this.rules = new WorkspaceRules(arm, new KeyRules(vaults, clock));
        this.provisioned = new ServiceResources(arm, clock, ids);
        this.storageKeys = new StorageKeys(accounts, clock);
        arm.register(provisioned);
        arm.register(new WorkspacesInGroups());
    }

    /** The workspace, made and ready; 404 {@code ResourceNotFound} otherwise, 409 while it is being made. */
    public WorkspaceRecord require(String subscription, String group, String name) {
        WorkspaceRecord workspace = get(subscription, group, name);
        if (!workspace.isReady()) {
            throw LocalError.conflict(
                    "ResourceNotReady",
                    "The workspace '" + name + "' is not ready: its provisioning state is "
                            + workspace.property("provisioningState").asText() + ".");
        }
        return workspace;
    }

    /** The workspace in whatever state it is; 404 otherwise. */
    public WorkspaceRecord get(String subscription, String group, String name) {
        arm.requireGroup(subscription, group);
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
        created.add(listener);
    }

    /** Calls with every workspace when it has been deleted. */
    public void onDeleted(Consumer<WorkspaceRecord> listener) {
        deleted.add(listener);
    }

    /** The account key as the workspace last read it. */
    public String storageKey(WorkspaceRecord workspace) {
        return storageKeys.of(workspace);
    }

    /** The workspace's container registry, made at the first call unless the workspace was given one. */
    public ResourceId ensureRegistry(WorkspaceRecord workspace) {
        return store.change(workspace.id(), provisioned::withRegistry)
                .map(changed ->
                        ResourceId.parse(changed.property("containerRegistry").asText()))
                .orElseThrow(() -> LocalError.notFound("ResourceNotFound", workspace.id() + " was not found."));
    }

    /** Workspaces of a subscription. */
    Stream<WorkspaceRecord> list(String subscription) {
        arm.requireSubscription(subscription);
        return store.all().filter(workspace -> workspace.id().subscription().equalsIgnoreCase(subscription));
    }

    /** Workspaces of a resource group. */
    Stream<WorkspaceRecord> list(String subscription, String group) {
        arm.requireGroup(subscription, group);
        return store.all().filter(workspace -> workspace.id().isIn(subscription, group));
    }

    /** The workspace by the GUID of its discovery address. */
    WorkspaceRecord byWorkspaceId(String workspaceId) {
        return store.all()
                .filter(workspace -> workspace.workspaceId().equalsIgnoreCase(workspaceId))
                .findFirst()
                .orElseThrow(() -> LocalError.notFound("WorkspaceNotFound", "No workspace " + workspaceId + "."));
    }

    /** Begins to make a workspace. */
    LongOperation begin(ResourceId id, ObjectNode body) {
        rules.checkNew(id, body);
        if (store.isSoftDeleted(id)) {
            throw LocalError.conflict(
                    "SoftDeletedWorkspaceExists",
                    "A soft-deleted workspace '" + id.name() + "' exists. Purge it, or choose another name.");
        }
        String workspaceId = ids.uuid();
        ObjectNode document = WorkspaceDocument.creating(id, body, workspaceId, tenantId, clock.instant());
        String region = ArmService.region(body.path("location").asText());
        if (!store.add(new WorkspaceRecord(id, workspaceId, region, document))) {
            throw LocalError.conflict("Conflict", "The workspace '" + id.name() + "' is being created already.");
        }
        return operations.begin(() -> finish(id));
    }

    /** Changes a workspace that is there. */
    WorkspaceRecord update(WorkspaceRecord workspace, ObjectNode body) {
        rules.checkChange(workspace, body);
        return store.change(
                        workspace.id(),
                        now -> now.withDocument(WorkspaceDocument.merged(now.document(), body, clock.instant())))
                .orElse(workspace);
    }

    /** Begins to delete a workspace; empty when there is nothing to delete. */
    Optional<LongOperation> delete(ResourceId id, boolean purge) {
        arm.requireGroup(id.subscription(), id.group());
        if (store.find(id).isEmpty()) {
            return purge && store.purge(id) ? Optional.of(operations.begin(() -> null)) : Optional.empty();
        }
        return Optional.of(operations.begin(() -> {
            remove(id);
            if (!purge) {
                store.keepDeleted(id);
            }
            return null;
        }));
    }

    /** Begins to read the keys of the dependents anew. */
    LongOperation resyncKeys(WorkspaceRecord workspace) {
        return operations.begin(() -> {
            storageKeys.resync(workspace);
            return null;
        });
    }

    ObjectNode keys(WorkspaceRecord workspace) {
        return provisioned.keys(workspace, storageKey(workspace));
    }

    ObjectNode provisioned(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return provisioned.require(id);
    }

    ObjectNode registryCredentials(ResourceId id) {
        return provisioned.credentials(id);
    }

    static ResourceId id(String subscription, String group, String name) {
        return new ResourceId(subscription, group, WorkspaceDocument.TYPE, name);
    }

    private @Nullable ObjectNode finish(ResourceId id) {
        Optional<WorkspaceRecord> begun = store.find(id);
        if (begun.isEmpty()) {
            throw LocalError.notFound("ResourceNotFound", "The workspace was deleted while it was being made.");
        }
        try {
            return finish(begun.get());
        } catch (LocalError e) {
            store.change(id, now -> now.withDocument(WorkspaceDocument.failed(now)));
            throw e;
        }
    }

    private ObjectNode finish(WorkspaceRecord begun) {
        blobs.createContainer(begun.storageAccount(), begun.defaultContainer());
        blobs.createContainer(begun.storageAccount(), WorkspaceRecord.ARTIFACT_CONTAINER);
        WorkspaceRecord workspace = provisioned.withManagedGroup(begun);
        created.forEach(listener -> listener.accept(workspace));
        ObjectNode ready = WorkspaceDocument.ready(workspace, ids.uuid(), tenantId);
        store.change(begun.id(), now -> now.withDocument(ready));
        return ready;
    }

    private void remove(ResourceId id) {
        store.remove(id).ifPresent(workspace -> {
            provisioned.release(workspace);
            storageKeys.forget(workspace);
            deleted.forEach(listener -> listener.accept(workspace));
        });
    }

    /** Workspaces as resource groups see them: with its group a workspace is gone for good. */
    private final class WorkspacesInGroups implements GroupContents {

        @Override
        public Stream<ResourceId> in(String subscription, String group) {
            return store.all().map(WorkspaceRecord::id).filter(id -> id.isIn(subscription, group));
        }

        @Override
        public void deleteAll(String subscription, String group) {
            in(subscription, group).toList().forEach(WorkspaceService.this::remove);
            store.forgetDeleted(subscription, group);
        }
    }
}
