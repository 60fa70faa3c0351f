package io.github.azureml4j.core.run;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.OperationTimeoutException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ServiceClient;
import java.time.Duration;
import java.util.Objects;

/**
 * A run: the handle of something that computes in a workspace. It holds the run's identity and keeps nothing that the
 * service said; each method asks anew. Thread-safe.
 *
 * <pre>{@code
 * Run run = ws.jobs().command("java Train.java").code(Path.of("train")).environment(environmentId).submit();
 * try (LogStream lines = run.logs()) {
 *     lines.forEach(line -> System.out.println(line.text()));
 * }
 * run.await(Duration.ofHours(1));
 * System.out.println(run.metrics().series("loss").sparkline());
 * }</pre>
 */
public final class Run {

    private final WorkspaceConnection workspace;
    private final String experiment;
    private final String id;

    Run(WorkspaceConnection workspace, String experiment, String id) {
        this.workspace = workspace;
        this.experiment = Objects.requireNonNull(experiment, "experiment");
        this.id = Objects.requireNonNull(id, "id");
    }

    /**
     * The run's id, which is also the id of its job.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The experiment that the run belongs to.
     *
     * @return the experiment's name
     */
    public String experiment() {
        return experiment;
    }

    /**
     * The present status, asked of the service.
     *
     * @return the status
     */
    public RunStatus status() {
        return details().status();
    }

    /**
     * What run history knows of the run now ({@code Runs_GetDetails}).
     *
     * @return a snapshot
     */
    public RunDetails details() {
        return new RunDetails(history().get("/details").json());
    }

    /**
     * The same as {@link #details()}, for those who look for the word.
     *
     * @return a new snapshot
     */
    public RunDetails refresh() {
        return details();
    }

    /**
     * Waits for the run's end, polling as the official client does: every 2 seconds at first, once a minute in the end.
     *
     * @param timeout how long to wait
     * @return the details of the completed run
     * @throws RunFailedException if the run failed or was canceled, with the last lines of its log
     * @throws OperationTimeoutException if the time was over; the run goes on
     */
    public RunDetails await(Duration timeout) {
        PollingInterval interval = PollingInterval.from(System.getenv());
        Duration waited = Duration.ZERO;
        RunDetails details = details();
        while (!details.status().isTerminal()) {
            Duration left = timeout.minus(waited);
            if (left.isNegative() || left.isZero()) {
                throw new OperationTimeoutException(
                        "run " + id + " is still " + details.status() + " after " + timeout);
            }
            Duration next = interval.after(waited);
            next = next.compareTo(left) < 0 ? next : left;
            pause(next);
            waited = waited.plus(next);
            details = details();
        }
        return completed(details);
    }

    /**
     * The lines of the run's log, from its beginning, while it is written.
     *
     * @return a stream to be closed
     */
    public LogStream logs() {
        return new LogStream(this::details, content(), PollingInterval.forLogs(System.getenv()), workspace.sleeper());
    }

    /**
     * The run's metrics.
     *
     * @return the metrics, read when asked for
     */
    public RunMetrics metrics() {
        return new RunMetrics(HistoryPlane.experiment(workspace, experiment), id);
    }

    /**
     * The run's files.
     *
     * @return the artifacts, listed when asked for
     */
    public RunArtifacts artifacts() {
        return new RunArtifacts(history(), content());
    }

    /** Asks for the run to be canceled ({@code Jobs_Cancel}); does not wait until it is. */
    public void cancel() {
        workspace.arm().post("/jobs/{}/cancel", id).idempotent().send();
    }

    private RunDetails completed(RunDetails details) {
        if (details.status().equals(RunStatus.COMPLETED)) {
            return details;
        }
        throw new RunFailedException(details, LogTail.of(details, content()));
    }

    private SignedContent content() {
        return new SignedContent(workspace.transport());
    }

    private ServiceClient history() {
        return HistoryPlane.experiment(workspace, experiment).at("/runs/{}", id);
    }

    private void pause(Duration duration) {
        try {
            workspace.sleeper().sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AzureMlException("interrupted while waiting for run " + id, e);
        }
    }

    @Override
    public String toString() {
        return "run " + id + " of experiment " + experiment;
    }
}
