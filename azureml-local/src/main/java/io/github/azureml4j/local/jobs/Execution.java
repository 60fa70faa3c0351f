package io.github.azureml4j.local.jobs;

import io.github.azureml4j.local.artifacts.ArtifactPath;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.history.RunRecord;
import io.github.azureml4j.local.processes.RunningProcess;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One run of a command, from the unpacking of its code to the upload of what it made. Runs on a thread of its own
 * before and after the process; may be cancelled from any thread at any time.
 */
final class Execution {

    /** The log that the service keeps of a command. */
    static final String LOG = "user_logs/std_log.txt";

    /** Folders of the working directory that become artifacts. */
    private static final List<String> UPLOADED = List.of("outputs", "logs");

    private final WorkspaceRecord workspace;
    private final RunRecord run;
    private final RunState state;
    private final Preparation preparation;
    private final JobRooms rooms;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile @Nullable RunningProcess process;
    private volatile boolean cancelled;
    private volatile @Nullable LocalError lost;

    Execution(WorkspaceRecord workspace, RunRecord run, RunState state, Preparation preparation, JobRooms rooms) {
        this.workspace = workspace;
        this.run = run;
        this.state = state;
        this.preparation = preparation;
        this.rooms = rooms;
    }

    /** Completes when the run has come to its end, whatever it is. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    void cancel() {
        cancelled = true;
        RunningProcess started = process;
        if (started != null) {
            started.kill();
        }
    }

    void begin(Executor threads) {
        threads.execute(() -> {
            try {
                JobDirectory directory = preparation.directory();
                RunningProcess started = start(directory);
                var unused = started.exit().thenAcceptAsync(code -> end(directory, code), threads);
            } catch (IOException | RuntimeException e) {
                fail("ServiceError", "PreparationFailed", "The run could not be prepared: " + e.getMessage());
            }
        });
    }

    private RunningProcess start(JobDirectory directory) throws IOException {
        log(new byte[0]);
        RunningProcess started = rooms.processes().start(preparation.process(directory, run, this::print));
        process = started;
        state.running();
        if (cancelled) {
            started.kill();
        }
        return started;
    }

    private void end(JobDirectory directory, int exitCode) {
        state.finalizing();
        try {
            upload(directory);
            requireNothingLost();
        } catch (IOException | RuntimeException e) {
            fail("ServiceError", "UploadFailed", "What the run made could not be uploaded: " + e.getMessage());
        }
        preparation.discard(directory);
        conclude(exitCode);
        ended.complete(null);
    }

    private void requireNothingLost() {
        LocalError refusal = lost;
        if (refusal != null) {
            throw refusal;
        }
    }

    private void conclude(int exitCode) {
        if (cancelled) {
            state.canceled();
        } else if (exitCode == 0) {
            state.completed();
        } else {
            state.failed(
                    "UserError",
                    "UserProcessExited",
                    "Execution failed. User process exited with status code " + exitCode + ". Please check log file '"
                            + LOG + "' for error details.");
        }
    }

    private void fail(String blame, String code, String message) {
        state.failed(blame, code, message);
        ended.complete(null);
    }

    private void upload(JobDirectory directory) throws IOException {
        for (String folder : UPLOADED) {
            for (String file : directory.files(folder)) {
                rooms.artifacts().put(workspace, ArtifactPath.ofRun(run.dataContainerId(), file), directory.read(file));
            }
        }
    }

    private void log(byte[] bytes) {
        rooms.artifacts().append(workspace, ArtifactPath.ofRun(run.dataContainerId(), LOG), bytes);
    }

    /** What a program prints while the service may not write is lost, and the run's end says why. */
    private void print(byte[] bytes) {
        try {
            log(bytes);
        } catch (LocalError refusal) {
            lost = refusal;
        }
    }
}
