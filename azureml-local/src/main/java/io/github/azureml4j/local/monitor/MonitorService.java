package io.github.azureml4j.local.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.Observation;
import io.github.azureml4j.local.front.Observer;
import io.github.azureml4j.local.history.HistoryService;
import io.github.azureml4j.local.monitor.kql.Kql;
import io.github.azureml4j.local.monitor.kql.Table;
import io.github.azureml4j.local.rbac.AccessService;
import io.github.azureml4j.local.scoring.ScoringService;
import io.github.azureml4j.local.services.WebserviceService;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Azure Monitor tells of what happened. Thread-safe. */
public final class MonitorService implements Observer {

    /** What a caller needs at a component to query it. */
    private static final String QUERY = "Microsoft.Insights/components/query/read";

    private final MetricStore samples = new MetricStore();
    private final Metrics metrics = new Metrics(samples);
    private final ArmService arm;
    private final AccessService access;
    private final Clock clock;
    private final ActivityLog activity;
    private final MetricFeed feed;
    private final Telemetry telemetry;
    private final DiagnosticSettings diagnostics;

    public MonitorService(
            ArmService arm,
            AccessService access,
            WorkspaceService workspaces,
            WebserviceService services,
            LongOperations operations,
            Clock clock,
            Ids ids) {
        this.arm = arm;
        this.access = access;
        this.clock = clock;
        this.activity = new ActivityLog(operations, clock, ids);
        this.feed = new MetricFeed(samples, workspaces, operations, clock);
        this.telemetry = new Telemetry(services, workspaces, ids);
        this.diagnostics = new DiagnosticSettings(arm);
    }

    /** From now on it sees what runs and scoring programs do, besides what is asked at the front. */
    public void watch(HistoryService history, ScoringService scoring) {
        history.onStatus(feed::moved);
        scoring.onScored(telemetry::scored);
    }

    @Override
    public void answered(Observation observation) {
        activity.note(observation);
        feed.note(observation);
    }

    /** Forgets a workspace that is gone for good; its events stay in the activity log. */
    public void forget(WorkspaceRecord workspace) {
        samples.remove(workspace.workspaceId());
        diagnostics.forget(workspace.scope());
    }

    Stream<ActivityEvent> events(String subscription, @Nullable String filter) {
        return activity.events(subscription, filter);
    }

    ObjectNode metrics(WorkspaceRecord workspace, Map<String, String> query) {
        feed.settle();
        return metrics.answer(workspace, MetricQuery.parse(query, clock.instant()));
    }

    ObjectNode metricDefinitions(WorkspaceRecord workspace) {
        return Json.list(MetricDefinitions.list().stream().map(metric -> metric.document(workspace.scope())));
    }

    DiagnosticSettings diagnostics() {
        return diagnostics;
    }

    /** The answer to a query of a component, for who may read it. */
    Table query(Caller caller, String appId, String query, @Nullable String timespan) {
        ResourceId component = arm.componentOf(appId)
                .orElseThrow(() ->
                        LocalError.notFound("AppNotFoundError", "There is no application with the id " + appId + "."));
        if (!access.allowed(caller.objectId(), QUERY, component.text())) {
            throw LocalError.forbidden(
                    "InsufficientAccessError",
                    "The provided credentials have insufficient access to perform the requested operation");
        }
        Instant now = clock.instant();
        Timespan span = Timespan.parse(timespan, now);
        return Kql.parse(query).run(name -> span.of(telemetry.table(component, name)), now);
    }
}
