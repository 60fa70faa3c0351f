package io.github.azureml4j.core.monitor;

import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ServiceClient;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What happened in a workspace, as Azure Monitor tells it. Immutable, thread-safe.
 *
 * <pre>{@code
 * Monitor monitor = workspace.monitor();
 * monitor.metrics("Completed Runs", "Failed Runs").since(yesterday).interval(Duration.ofHours(1)).fetch();
 * monitor.activityLog().since(yesterday).list().forEach(event -> log.info("{}", event));
 * monitor.scoringRequests().service("diagnosis").requestId(failure.clientRequestId()).list();
 * }</pre>
 */
public final class Monitor {
    /** The api-version of metrics and their definitions: the newest whose published description was at hand. */
    static final String METRICS_VERSION = "2018-01-01";

    private static final String DIAGNOSTICS_VERSION = "2021-05-01-preview";

    private final WorkspaceConnection workspace;

    /**
     * The monitor of a workspace. Sends nothing. Applications get theirs from {@link io.github.azureml4j.core.Workspace#monitor()}.
     *
     * @param workspace the workspace's connection
     */
    public Monitor(WorkspaceConnection workspace) {
        this.workspace = workspace;
    }

    /**
     * Which metrics there are, with their units and dimensions ({@code MetricDefinitions_List} 2018-01-01).
     *
     * @throws io.github.azureml4j.core.ServiceException when the service refuses
     */
    public List<MetricDefinition> metricDefinitions() {
        return StreamSupport.stream(
                        insights()
                                .get("/metricDefinitions")
                                .json()
                                .path("value")
                                .spliterator(),
                        false)
                .map(MetricDefinition::new)
                .toList();
    }

    /**
     * Begins a question for the values of metrics.
     *
     * @param names as {@link MetricDefinition#name()} has them, such as {@code Completed Runs}
     */
    public MetricsQuery metrics(String... names) {
        return new MetricsQuery(insights(), workspace.clock(), List.of(names));
    }

    /** Begins a question for who did what to the workspace and what came of it. */
    public ActivityLog activityLog() {
        return new ActivityLog(workspace);
    }

    /** Begins a question for the scoring requests of the workspace's web services. */
    public ScoringRequests scoringRequests() {
        return new ScoringRequests(workspace);
    }

    /**
     * Begins a question that joins what this client wrote down with the activity log and the scoring requests.
     *
     * @param journal the file of a {@link io.github.azureml4j.core.audit.AuditJournal}
     */
    public TrailQuery trail(Path journal) {
        return new TrailQuery(this, workspace, journal);
    }

    /** Where the workspace sends its logs ({@code DiagnosticSettings_List} 2021-05-01-preview); empty when nowhere. */
    public List<DiagnosticSetting> diagnosticSettings() {
        return StreamSupport.stream(
                        insights()
                                .get("/diagnosticSettings")
                                .apiVersion(DIAGNOSTICS_VERSION)
                                .json()
                                .path("value")
                                .spliterator(),
                        false)
                .map(DiagnosticSetting::new)
                .toList();
    }

    private ServiceClient insights() {
        return workspace.arm().at("/providers/Microsoft.Insights").apiVersion(METRICS_VERSION);
    }
}
