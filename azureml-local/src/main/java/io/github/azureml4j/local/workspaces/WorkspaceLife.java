package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How workspaces come, go softly, come back, and go for good. Whoever looks first ends what is over by the clock. */
final class WorkspaceLife implements GroupContents {

    private final List<Consumer<WorkspaceRecord>> created = new CopyOnWriteArrayList<>();
    private final List<Consumer<WorkspaceRecord>> deleted = new CopyOnWriteArrayList<>();
    private final List<Consumer<WorkspaceRecord>> purged = new CopyOnWriteArrayList<>();
    private final WorkspaceStore store;
    private final WorkspaceRooms rooms;
    private final WorkspaceRules rules;
    private final WorkspaceBirth birth;
    private final WorkspaceSecrets secrets;
    private final Clock clock;
    private final Ids ids;
    private final LongOperations operations;

    WorkspaceLife(
            WorkspaceStore store,
            WorkspaceRooms rooms,
            WorkspaceRules rules,
            WorkspaceBirth birth,
            WorkspaceSecrets secrets,
            Clock clock,
            Ids ids,
            LongOperations operations) {
        this.store = store;
        this.rooms = rooms;
        this.rules = rules;
        this.birth = birth;
        this.secrets = secrets;
        this.clock = clock;
        this.ids = ids;
        this.operations = operations;
    }

    void onCreated(Consumer<WorkspaceRecord> listener) {
        created.add(listener);
    }

    void onDeleted(Consumer<WorkspaceRecord> listener) {
        deleted.add(listener);
    }

    void onPurged(Consumer<WorkspaceRecord> listener) {
        purged.add(listener);
    }

    LongOperation begin(ResourceId id, ObjectNode body) {
        expire();
        Optional<DeletedWorkspace> before = store.deleted(id);
        if (before.isPresent()) {
            rooms.arm().requireLivingGroup(id.subscription(), id.group());
            return recover(before.get(), body);
        }
        rules.checkNew(id, body);
        String workspaceId = ids.uuid();
        ObjectNode document =
                WorkspaceDocument.creating(id, body, workspaceId, rooms.entra().tenantId(), clock.instant());
        String region = ArmService.region(body.path("location").asText());
        store.find(id).filter(WorkspaceRecord::hasFailed).ifPresent(failed -> purge(id));
        if (!store.add(new WorkspaceRecord(id, workspaceId, region, document))) {
            throw LocalError.conflict("Conflict", "The workspace '" + id.name() + "' is being created already.");
        }
        return operations.begin(() -> finish(id));
    }

    Optional<LongOperation> delete(ResourceId id, boolean purge) {
        rooms.arm().requireGroup(id.subscription(), id.group());
        expire();
        Optional<WorkspaceRecord> living = store.find(id);
        if (living.isEmpty()) {
            return purge && store.deleted(id).isPresent()
                    ? Optional.of(operations.begin(() -> ended(id, true)))
                    : Optional.empty();
        }
        return Optional.of(
                operations.begin(() -> ended(id, purge || living.get().hasFailed())));
    }

    @Override
    public Stream<ResourceId> in(String subscription, String group) {
        return store.all().map(WorkspaceRecord::id).filter(id -> id.isIn(subscription, group));
    }

    /** With its group a workspace is gone for good. */
    @Override
    public void deleteAll(String subscription, String group) {
        Stream.concat(
                        in(subscription, group),
                        store.deleted().map(gone -> gone.workspace().id()).filter(id -> id.isIn(subscription, group)))
                .toList()
                .forEach(this::purge);
    }

    private LongOperation recover(DeletedWorkspace before, ObjectNode body) {
        ResourceId id = before.workspace().id();
        if (!WorkspaceDocument.recovers(body)) {
            throw LocalError.conflict(
                    "SoftDeletedWorkspaceExists",
                    "A soft-deleted workspace '" + id.name() + "' exists until " + before.until() + ". Recover it (set"
                            + " properties." + WorkspaceDocument.RECOVER + " to true), purge it (DELETE with"
                            + " forceToPurge=true), or choose another name.");
        }
        return operations.begin(() -> {
            DeletedWorkspace gone = store.forgetDeleted(id)
                    .orElseThrow(() -> LocalError.notFound(
                            "WorkspaceNotFound", "The soft-deleted workspace '" + id.name() + "' is gone."));
            store.add(gone.workspace());
            birth.revive(gone.workspace());
            return gone.workspace().document();
        });
    }

    private ObjectNode finish(ResourceId id) {
        WorkspaceRecord begun = store.change(id, birth::identified)
                .orElseThrow(() ->
                        LocalError.notFound("ResourceNotFound", "The workspace was deleted while it was being made."));
        try {
            return finish(begun);
        } catch (LocalError e) {
            store.change(id, now -> now.withDocument(WorkspaceDocument.failed(now)));
            throw e;
        }
    }

    private ObjectNode finish(WorkspaceRecord begun) {
        WorkspaceRecord workspace = birth.equipped(begun);
        secrets.resync(workspace);
        created.forEach(listener -> listener.accept(workspace));
        ObjectNode ready = WorkspaceDocument.ready(workspace);
        if (workspace.property("provisionNetworkNow").asBoolean()) {
            ManagedNetwork.provisioned(ready.withObject("/properties"), false);
        }
        store.change(begun.id(), now -> now.withDocument(ready));
        return ready;
    }

    private @Nullable ObjectNode ended(ResourceId id, boolean purge) {
        if (purge) {
            purge(id);
            return null;
        }
        store.remove(id).ifPresent(workspace -> {
            Duration retention = Duration.ofDays(
                    workspace.property("softDeleteRetentionInDays").asInt(WorkspaceDocument.DEFAULT_RETENTION));
            store.keepDeleted(new DeletedWorkspace(workspace, clock.instant().plus(retention)));
            leave(workspace);
        });
        return null;
    }

    private void purge(ResourceId id) {
        store.remove(id).ifPresent(workspace -> {
            leave(workspace);
            vanish(workspace);
        });
        store.forgetDeleted(id).ifPresent(gone -> vanish(gone.workspace()));
    }

    private void leave(WorkspaceRecord workspace) {
        birth.disown(workspace);
        deleted.forEach(listener -> listener.accept(workspace));
    }

    private void vanish(WorkspaceRecord workspace) {
        birth.release(workspace);
        secrets.forget(workspace);
        purged.forEach(listener -> listener.accept(workspace));
    }

    private void expire() {
        store.deleted()
                .filter(gone -> !clock.instant().isBefore(gone.until()))
                .map(gone -> gone.workspace().id())
                .toList()
                .forEach(this::purge);
    }
}
