package io.github.azureml4j.core.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.OperationSteps;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.PollingSteps;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceResponse;
import io.github.azureml4j.core.workspace.ProvisioningState;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a workspace another version of its key, by one request. What the workspace has is looked at before that is sent, and a change
 * under way is waited for, so that a process which died after sending and before noting it is not followed by a second request. Only where
 * the last change failed another is sent for a key that is named already. Not thread-safe.
 */
final class KeyRotation implements OperationSteps<Workspace> {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Set<ProvisioningState> ENDED_BADLY =
            Set.of(ProvisioningState.FAILED, new ProvisioningState("Canceled"), new ProvisioningState("Cancelled"));

    private final WorkspaceConnection connection;
    private final ServiceClient arm;
    private final WorkspaceKey key;
    private KeyRotationState state;
    private @Nullable PollingSteps<Workspace> change;

    KeyRotation(WorkspaceConnection connection, WorkspaceKey key, KeyRotationState state) {
        this.connection = connection;
        this.arm = connection.arm();
        this.key = key;
        this.state = state;
        if (state.polling() != null) {
            change = connection.operations().resumedSteps(arm, state.polling(), this::workspace);
        }
    }

    @Override
    public String title() {
        return "rotate the key of workspace " + connection.id().name();
    }

    @Override
    public String id() {
        return change == null ? state.workspace() : change.id();
    }

    @Override
    public String resumeToken() {
        return state.text();
    }

    @Override
    public Step<Workspace> next() {
        if (change == null) {
            ServiceResponse read = arm.get("").send();
            WorkspaceDetails details = WorkspaceDetails.of(read.json());
            boolean changed = key.of(details).equals(state.next());
            if (!changed && details.provisioningState().equals(ProvisioningState.UPDATING)) {
                return new Running<>(
                        "another change", details.provisioningState().value(), null, PAUSE);
            }
            change = changed && !ENDED_BADLY.contains(details.provisioningState())
                    ? connection.operations().changingSteps(arm, read, this::workspace)
                    : connection.operations().steps(arm, sent(details), this::workspace);
        }
        Step<Workspace> step = change.next();
        state = state.polling(change.resumeToken());
        return step;
    }

    /** {@code Workspaces_Update} without tags, so that they stay as they are. */
    private ServiceResponse sent(WorkspaceDetails details) {
        key.requireUsable(details, state.next());
        Map<String, Object> identifier = Map.of("keyIdentifier", state.next().uri());
        return arm.patch("")
                .json(Map.of("properties", Map.of("encryption", Map.of("keyVaultProperties", identifier))))
                .send();
    }

    private Workspace workspace(JsonNode changed) {
        return new Workspace(connection);
    }
}
