package io.github.azureml4j.core.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceResponse;
import io.github.azureml4j.core.security.preflight.CmkRequest;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.security.preflight.PreflightException;
import io.github.azureml4j.core.security.preflight.PreflightResult;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The customer-managed key of one workspace: looked at and changed. Thread-safe. */
final class WorkspaceKey {
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
        ServiceResponse read = arm.get("").send();
        WorkspaceDetails details = WorkspaceDetails.of(read.json());
        KeyRef now = details.cmk()
                .orElseThrow(
                        () -> new AzureMlException(
                                connection.id()
                                        + " has no customer-managed key. One can only be given at creation: Workspace.create().cmk(...)"));
        if (now.equals(next)) {
            return connection.operations().changing(arm, read, this::workspace);
        }
        requireUsable(details, now, next);
        return connection
                .operations()
                .begin(arm, arm.patch("").json(change(next)).send(), this::workspace);
    }

    Operation<Workspace> resume(String token) {
        return connection.operations().resume(arm, token, this::workspace);
    }

    private void requireUsable(WorkspaceDetails details, KeyRef now, KeyRef next) {
        List<Finding> found = new ArrayList<>(check(details, next).findings());
        check(details, now).blockers().stream()
                .filter(WorkspaceKey::isOfTheKey)
                .forEach(wrong -> found.add(old(wrong, now)));
        if (found.stream().anyMatch(Finding::isBlocker)) {
            throw new PreflightException(new PreflightResult(found).findings());
        }
    }

    private static boolean isOfTheKey(Finding finding) {
        return finding.code().startsWith("CMK_KEY_");
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
        String reader = encryption.at("/identity/userAssignedIdentity").asText("");
        CmkRequest request = new CmkRequest(
                encryption.at("/keyVaultProperties/keyVaultArmId").asText(),
                key.uri(),
                reader.isEmpty() ? null : reader);
        String own = details.document().at("/identity/principalId").asText("");
        return Preflight.key(
                connection.azure(), connection.id(), details.location(), request, own.isEmpty() ? null : own);
    }

    /** No tags, so that they stay as they are. */
    private static Map<String, Object> change(KeyRef next) {
        return Map.of(
                "properties", Map.of("encryption", Map.of("keyVaultProperties", Map.of("keyIdentifier", next.uri()))));
    }

    private Workspace workspace(JsonNode changed) {
        return new Workspace(connection);
    }
}
