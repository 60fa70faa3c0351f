package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import java.time.Clock;
import java.util.Objects;

/** What becomes of a workspace that is there: settings at once, another key in the end. */
final class WorkspaceChanges {

    private final WorkspaceStore store;
    private final WorkspaceRules rules;
    private final Identities identities;
    private final Grants grants;
    private final KeyAccess keys;
    private final ServiceResources provisioned;
    private final Clock clock;
    private final LongOperations operations;

    WorkspaceChanges(
            WorkspaceStore store,
            WorkspaceRules rules,
            Identities identities,
            Grants grants,
            KeyAccess keys,
            ServiceResources provisioned,
            Clock clock,
            LongOperations operations) {
        this.store = store;
        this.rules = rules;
        this.identities = identities;
        this.grants = grants;
        this.keys = keys;
        this.provisioned = provisioned;
        this.clock = clock;
        this.operations = operations;
    }

    /** Whether a request wants another key than the workspace has, which takes a while. */
    static boolean rotatesKey(WorkspaceRecord workspace, ObjectNode body) {
        JsonNode wanted = body.path("properties").at(Cmk.KEY_IDENTIFIER);
        return wanted.isTextual()
                && !wanted.asText()
                        .equals(workspace
                                .document()
                                .path("properties")
                                .at(Cmk.KEY_IDENTIFIER)
                                .asText());
    }

    /** Changes settings. */
    WorkspaceRecord update(WorkspaceRecord workspace, ObjectNode body) {
        rules.checkChange(workspace, body);
        return apply(workspace, body);
    }

    /**
     * Begins to change settings and the key. Until it has ended the workspace is {@code Updating}, at work, and not to be
     * changed otherwise. The old key must open to the end, the new one is needed from then on.
     */
    LongOperation rotate(WorkspaceRecord workspace, ObjectNode body) {
        rules.checkChange(workspace, body);
        inState(workspace, WorkspaceRecord.UPDATING);
        return operations.begin(() -> {
            WorkspaceRecord settled = inState(workspace, WorkspaceRecord.SUCCEEDED);
            keys.requireOpening(settled);
            keys.requireNow(settled.withDocument(WorkspaceDocument.merged(settled.document(), body, clock.instant())));
            return apply(settled, body).document();
        });
    }

    /** Gives the workspace's identity what it should have. */
    void restoreGrants(WorkspaceRecord workspace) {
        grants.give(workspace);
    }

    private WorkspaceRecord apply(WorkspaceRecord workspace, ObjectNode body) {
        WorkspaceRecord changed = store.change(
                        workspace.id(),
                        now -> now.withDocument(
                                identities.completed(WorkspaceDocument.merged(now.document(), body, clock.instant()))))
                .orElse(workspace);
        if (needsGrants(workspace, changed)) {
            grants.give(changed);
        }
        provisioned.follow(changed);
        return changed;
    }

    private WorkspaceRecord inState(WorkspaceRecord workspace, String state) {
        return store.change(workspace.id(), now -> {
                    ObjectNode document = now.document().deepCopy();
                    document.withObject("/properties").put("provisioningState", state);
                    return now.withDocument(document);
                })
                .orElse(workspace);
    }

    private static boolean needsGrants(WorkspaceRecord before, WorkspaceRecord after) {
        return !before.grantedPrincipals().equals(after.grantedPrincipals())
                || !Objects.equals(before.property("containerRegistry"), after.property("containerRegistry"));
    }
}
