package io.github.azureml4j.core.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.security.preflight.CmkRequest;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.security.preflight.PreflightResult;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The customer-managed key of one workspace: looked at and changed. Thread-safe. */
final class WorkspaceKey {
    /** Keys in these states open nothing; one that has expired still does. */
    private static final Set<String> CLOSED =
            Set.of("CMK_KEY_DISABLED", "CMK_KEY_MISSING", "CMK_KEY_SOFT_DELETED", "CMK_KEY_WITHOUT_WRAPPING");

    private final WorkspaceConnection connection;
    private final ServiceClient arm;

    WorkspaceKey(WorkspaceConnection connection) {
        this.connection = connection;
        this.arm = connection.arm();
    }

    KeyState state() {
        WorkspaceDetails details = WorkspaceDetails.of(arm.get("").json());
        return details.cmk()
                .map(key -> new KeyState(key, check(details, key).findings()))
                .orElseGet(() -> new KeyState(null, List.of()));
    }

    Operation<Workspace> rotate(KeyRef next) {
        return follow(KeyRotationState.begin(connection.scope(), next)).start();
    }

    Operation<Workspace> resume(String token) {
        KeyRotationState rotation = KeyRotationState.parse(token);
        if (!rotation.workspace().equalsIgnoreCase(connection.scope())) {
            throw new IllegalArgumentException("the resume token is of another workspace: " + rotation.workspace());
        }
        return follow(rotation);
    }

    private Operation<Workspace> follow(KeyRotationState rotation) {
        return Operation.of(new KeyRotation(connection, this, rotation), connection.clock(), connection.sleeper());
    }

    /** The version in use. */
    KeyRef of(WorkspaceDetails details) {
        return details.cmk()
                .orElseThrow(
                        () -> new AzureMlException(
                                connection.id()
                                        + " has no customer-managed key. One can only be given at creation: Workspace.create().cmk(...)"));
    }

    /** Raises what is wrong with the next version, and what keeps the present one from opening what it closed. */
    void requireUsable(WorkspaceDetails details, KeyRef next) {
        KeyRef now = of(details);
        List<Finding> found = new ArrayList<>(check(details, next).findings());
        check(details, now).findings().stream()
                .filter(wrong -> CLOSED.contains(wrong.code()))
                .forEach(wrong -> found.add(old(wrong, now)));
        new PreflightResult(found).requireNoBlockers();
    }

    private static Finding old(Finding wrong, KeyRef now) {
        return Finding.blocker(
                "CMK_OLD_KEY_UNUSABLE",
                now.uri(),
                "the service needs the present key until the rotation has ended, but " + wrong.message(),
                wrong.remedy() + ", then rotate");
    }

    private PreflightResult check(WorkspaceDetails details, KeyRef key) {
        JsonNode encryption = details.document().at("/properties/encryption");
        String named = encryption.at("/identity/userAssignedIdentity").asText("");
        CmkRequest request = new CmkRequest(
                encryption.at("/keyVaultProperties/keyVaultArmId").asText(),
                key.uri(),
                named.isEmpty() ? details.actingIdentity().orElse(null) : named);
        return Preflight.key(
                connection.azure(),
                connection.id(),
                details.location(),
                request,
                details.principalId().orElse(null));
    }
}
