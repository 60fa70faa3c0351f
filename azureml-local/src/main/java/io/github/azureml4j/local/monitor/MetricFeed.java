package io.github.azureml4j.local.monitor;

import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.Observation;
import io.github.azureml4j.local.history.RunRecord;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes samples of what happens. Thread-safe. */
final class MetricFeed {

    private static final Pattern WORKSPACE = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.MachineLearningServices/workspaces/[^/]+",
            Pattern.CASE_INSENSITIVE);

    private final MetricStore store;
    private final WorkspaceService workspaces;
    private final LongOperations operations;
    private final Clock clock;
    private final Map<String, String> deployments = new ConcurrentHashMap<>();

    MetricFeed(MetricStore store, WorkspaceService workspaces, LongOperations operations, Clock clock) {
        this.store = store;
        this.workspaces = workspaces;
        this.operations = operations;
        this.clock = clock;
    }

    /** A run has come to a status. */
    void moved(WorkspaceRecord workspace, RunRecord run) {
        Map<String, String> dimensions = Map.of(
                "Scenario",
                "",
                "RunType",
                run.document().path("runType").asText(),
                "PublishedPipelineId",
                "",
                "ComputeType",
                run.document().path("target").asText(),
                "PipelineStepType",
                "",
                "ExperimentName",
                run.experiment());
        MetricDefinitions.ofStatus(run.status())
                .ifPresent(metric ->
                        store.add(workspace.workspaceId(), new MetricSample(metric, clock.instant(), dimensions)));
        if (run.status().equals("Failed")) {
            add(workspace.workspaceId(), "Errors", clock.instant(), "");
        }
    }

    void note(Observation seen) {
        switch (seen.operation().operationId()) {
            case "ModelVersions_CreateOrUpdate" -> workspace(seen).ifPresent(id -> registered(id, seen));
            case "Services_Create" -> workspace(seen).ifPresent(id -> deploying(id, seen));
            default -> {
                // no metric counts it
            }
        }
    }

    /** Deployments end by the clock, when somebody asks. */
    void settle() {
        operations.settle();
        deployments.forEach((id, workspace) -> operations
                .find(id)
                .filter(LongOperation::ended)
                .ifPresent(operation -> {
                    if (deployments.remove(id, workspace)) {
                        deployed(workspace, operation);
                    }
                }));
    }

    private void registered(String workspace, Observation seen) {
        boolean failed = seen.status() >= 400;
        add(
                workspace,
                failed ? "Model Register Failed" : "Model Register Succeeded",
                seen.time(),
                failed ? Integer.toString(seen.status()) : "");
    }

    private void deploying(String workspace, Observation seen) {
        add(workspace, "Model Deploy Started", seen.time(), "");
        String operation = seen.operationBegun();
        if (seen.status() >= 400) {
            add(workspace, "Model Deploy Failed", seen.time(), Integer.toString(seen.status()));
        } else if (operation != null) {
            deployments.put(operation, workspace);
        }
    }

    private void deployed(String workspace, LongOperation operation) {
        Instant at = Optional.ofNullable(operation.endedAt()).orElseGet(clock::instant);
        LocalError error = operation.error();
        add(
                workspace,
                error == null ? "Model Deploy Succeeded" : "Model Deploy Failed",
                at,
                error == null ? "" : Integer.toString(error.status()));
    }

    private void add(String workspace, String metric, Instant at, String statusCode) {
        Map<String, String> dimensions =
                statusCode.isEmpty() ? Map.of("Scenario", "") : Map.of("Scenario", "", "StatusCode", statusCode);
        store.add(workspace, new MetricSample(metric, at, dimensions));
    }

    private Optional<String> workspace(Observation seen) {
        Matcher path = WORKSPACE.matcher(seen.path());
        return path.find()
                ? workspaces.find(ResourceId.parse(path.group()).text()).map(WorkspaceRecord::workspaceId)
                : Optional.empty();
    }
}
