package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is done with a workspace that is there: its keys read, itself diagnosed, its keys read anew by the service. Thread-safe. */
public final class WorkspaceCare {
    private final WorkspaceConnection connection;

    /**
     * The care of one workspace. Applications use {@link io.github.azureml4j.core.Workspace}.
     *
     * @param connection the workspace
     */
    public WorkspaceCare(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** Its keys ({@code Workspaces_ListKeys}). */
    public WorkspaceKeys keys() {
        return new WorkspaceKeys(connection.arm().post("/listKeys").idempotent().json());
    }

    /** Lets the service look at its network, storage, vault, registry and locks ({@code Workspaces_Diagnose}). */
    public Operation<List<Finding>> diagnose() {
        ServiceClient plane = connection.arm();
        return connection
                .operations()
                .begin(
                        plane,
                        plane.post("/diagnose").json(Map.of("value", Map.of())).send(),
                        WorkspaceCare::findings);
    }

    /** Lets the service read the keys of the dependents anew and restore its identity's rights ({@code Workspaces_ResyncKeys}). */
    public Operation<WorkspaceConnection> resyncKeys() {
        ServiceClient plane = connection.arm();
        return connection
                .operations()
                .begin(plane, plane.post("/resyncKeys").idempotent().send(), done -> connection);
    }

    private static List<Finding> findings(JsonNode answer) {
        List<Finding> findings = new ArrayList<>();
        answer.path("value").properties().forEach(kind -> {
            String subject = kind.getKey().replaceFirst("Results$", "");
            kind.getValue().forEach(result -> findings.add(finding(subject, result)));
        });
        return findings;
    }

    private static Finding finding(String subject, JsonNode result) {
        return new Finding(
                result.path("code").asText(),
                severity(result.path("level").asText()),
                subject,
                result.path("message").asText(),
                "see what the service says of " + subject);
    }

    private static Severity severity(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "error" -> Severity.BLOCKER;
            case "warning" -> Severity.WARNING;
            case "information" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }
}
