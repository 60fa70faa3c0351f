package io.github.azureml4j.local.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.history.HistoryService;
import io.github.azureml4j.local.history.RunRecord;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;

/** Writes the life of one run into run history. A run that has ended, or that is gone, changes no more. Thread-safe. */
final class RunState {

    private static final Set<String> ENDED = Set.of("Completed", "Failed", "Canceled");

    private final HistoryService history;
    private final WorkspaceRecord workspace;
    private final String runId;
    private final Clock clock;

    RunState(HistoryService history, WorkspaceRecord workspace, RunRecord run, Clock clock) {
        this.history = history;
        this.workspace = workspace;
        this.runId = run.runId();
        this.clock = clock;
    }

    void running() {
        change(run -> {
            if (run.path("status").asText().equals("Preparing")) {
                run.put("status", "Running");
            }
            run.put("startTimeUtc", clock.instant().toString());
        });
    }

    void finalizing() {
        change(run -> {
            if (run.path("status").asText().equals("Running")) {
                run.put("status", "Finalizing");
            }
        });
    }

    void cancelRequested() {
        change(run -> run.put("status", "CancelRequested"));
    }

    void completed() {
        change(run -> end(run, "Completed"));
    }

    void canceled() {
        change(run -> end(run, "Canceled"));
    }

    /** The error body of run history: who is to blame, in words, and the exact code inside. */
    void failed(String blame, String code, String message) {
        change(run -> {
            ObjectNode response = end(run, "Failed").putObject("error");
            ObjectNode error = response.putObject("error").put("code", blame).put("message", message);
            error.putArray("details");
            error.putObject("innerError").put("code", code);
            response.putObject("correlation");
            response.put("environment", "local").put("location", workspace.region());
            response.put("time", clock.instant().toString());
        });
    }

    private ObjectNode end(ObjectNode run, String status) {
        return run.put("status", status).put("endTimeUtc", clock.instant().toString());
    }

    private void change(Consumer<ObjectNode> change) {
        if (history.find(workspace, runId).isEmpty()) {
            return;
        }
        try {
            history.change(workspace, runId, run -> {
                if (!ENDED.contains(run.path("status").asText())) {
                    change.accept(run);
                }
            });
        } catch (LocalError deletedMeanwhile) {
            // nobody is left to tell
        }
    }
}
