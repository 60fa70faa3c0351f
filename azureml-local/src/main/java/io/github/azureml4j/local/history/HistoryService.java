package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.artifacts.Artifact;
import io.github.azureml4j.local.artifacts.ArtifactPath;
import io.github.azureml4j.local.artifacts.ArtifactService;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Experiments and runs of workspaces, with what run history tells about them. Thread-safe. */
public final class HistoryService {

    /** The first folders of what the service calls logs. */
    private static final Set<String> LOG_FOLDERS = Set.of("user_logs", "system_logs", "azureml-logs", "logs");

    private static final String RUN_ID = "[a-zA-Z0-9][a-zA-Z0-9_-]{0,254}";

    private final List<BiConsumer<WorkspaceRecord, RunRecord>> moved = new CopyOnWriteArrayList<>();
    private final HistoryStore store = new HistoryStore();
    private final ArtifactService artifacts;
    private final RunTokens tokens;
    private final Clock clock;
    private final Ids ids;

    public HistoryService(ArtifactService artifacts, RunTokens tokens, Clock clock, Ids ids) {
        this.artifacts = artifacts;
        this.tokens = tokens;
        this.clock = clock;
        this.ids = ids;
    }

    /** Calls with every run that has come to another status. */
    public void onStatus(BiConsumer<WorkspaceRecord, RunRecord> listener) {
        moved.add(listener);
    }

    /** Forgets a workspace that was deleted. */
    public void forget(WorkspaceRecord workspace) {
        store.remove(workspace.workspaceId());
    }

    /** The experiment of that name, made unless it is there. */
    public Experiment createExperiment(WorkspaceRecord workspace, String name) {
        return of(workspace).experiment(name, missing -> newExperiment(missing));
    }

    /** The experiment of that name; 404 otherwise. */
    public Experiment experiment(WorkspaceRecord workspace, String name) {
        return of(workspace).experiment(name).orElseThrow(() -> noExperiment(name));
    }

    Experiment experimentById(WorkspaceRecord workspace, String id) {
        return of(workspace).experimentById(id).orElseThrow(() -> noExperiment(id));
    }

    ObjectNode experiments(WorkspaceRecord workspace, Query query) {
        return query.page(of(workspace).experiments().map(Experiment::document));
    }

    /** Makes a run, with its experiment; 409 when the workspace has one of that id. */
    public RunRecord create(
            WorkspaceRecord workspace, String experiment, String runId, ObjectNode body, Caller caller) {
        boolean[] made = new boolean[1];
        RunRecord run = addRun(workspace, experiment, runId, body, caller, made);
        if (!made[0]) {
            throw LocalError.conflict("RunExists", "There is a run '" + runId + "' already.");
        }
        return run;
    }

    /** Makes a run or changes it, as {@code Runs_Patch} does. */
    RunRecord patch(WorkspaceRecord workspace, String experiment, String runId, ObjectNode body, Caller caller) {
        boolean[] made = new boolean[1];
        RunRecord run = addRun(workspace, experiment, runId, body, caller, made);
        if (made[0]) {
            return run;
        }
        require(workspace, experiment, runId);
        return change(workspace, runId, document -> RunDocument.merge(document, body));
    }

    /** The run of an experiment; 404 otherwise. */
    public RunRecord require(WorkspaceRecord workspace, String experiment, String runId) {
        return find(workspace, runId)
                .filter(run -> run.experiment().equals(experiment))
                .orElseThrow(() -> noRun(runId));
    }

    /** The run; 404 otherwise. */
    public RunRecord require(WorkspaceRecord workspace, String runId) {
        return find(workspace, runId).orElseThrow(() -> noRun(runId));
    }

    /** The run, if it is there. */
    public Optional<RunRecord> find(WorkspaceRecord workspace, String runId) {
        return of(workspace).run(runId);
    }

    /** Changes a copy of a run's document, which then takes its place; nobody else changes the run meanwhile. */
    public RunRecord change(WorkspaceRecord workspace, String runId, Consumer<ObjectNode> change) {
        String[] before = new String[1];
        RunRecord run = of(workspace)
                .changeRun(runId, document -> {
                    before[0] = document.path("status").asText();
                    change.accept(document);
                })
                .orElseThrow(() -> noRun(runId));
        if (!run.status().equals(before[0])) {
            tell(workspace, run);
        }
        return run;
    }

    /** Deletes a run with its metrics; its artifacts stay. */
    public void delete(WorkspaceRecord workspace, String runId) {
        if (of(workspace).removeRun(runId).isEmpty()) {
            throw noRun(runId);
        }
    }

    /** A new token for a run. */
    public RunToken token(WorkspaceRecord workspace, RunRecord run) {
        return new RunToken(tokens.issue(workspace, run), clock.instant().plus(RunTokens.LIFETIME));
    }

    /** {@code RunDetails}, with an address for each log that can be read without signing in, for an hour. */
    ObjectNode details(WorkspaceRecord workspace, RunRecord run) {
        ObjectNode details = RunDocument.details(run.document());
        ObjectNode logs = details.putObject("logFiles");
        for (Artifact artifact : artifacts.list(workspace, ArtifactPath.ofRun(run.dataContainerId(), ""))) {
            String path = artifact.at().path();
            if (LOG_FOLDERS.contains(path.split("/", 2)[0])) {
                logs.put(path, artifacts.readUrl(workspace, artifact.at()));
            }
        }
        return details;
    }

    ObjectNode runs(WorkspaceRecord workspace, String experiment, Query query) {
        experiment(workspace, experiment);
        return query.page(of(workspace).runs(experiment).map(RunRecord::document));
    }

    ObjectNode children(WorkspaceRecord workspace, String experiment, String runId, Query query) {
        RunRecord parent = require(workspace, experiment, runId);
        return query.page(of(workspace)
                .runs(experiment)
                .map(RunRecord::document)
                .filter(run -> run.path("parentRunId").asText().equals(parent.runId())));
    }

    /** Stores metrics of a run; one that the run has already, by its id, is not stored again. */
    void addMetrics(WorkspaceRecord workspace, String experiment, String runId, Stream<JsonNode> sent) {
        require(workspace, experiment, runId);
        String now = clock.instant().toString();
        List<ObjectNode> metrics = sent.map(HistoryService::object)
                .map(metric -> MetricDocument.of(runId, metric, ids::uuid, now))
                .toList();
        of(workspace).addMetrics(runId, metrics);
    }

    /** Metrics of an experiment, in the order they came; a filter by run id looks at that run only. */
    ObjectNode metrics(WorkspaceRecord workspace, String experiment, Query query) {
        experiment(workspace, experiment);
        Stream<String> runIds = query.filter()
                .required("RunId")
                .map(Stream::of)
                .orElseGet(() -> of(workspace).runs(experiment).map(RunRecord::runId));
        return query.page(runIds.filter(id -> find(workspace, id)
                        .filter(run -> run.experiment().equals(experiment))
                        .isPresent())
                .flatMap(id -> of(workspace).metrics(id)));
    }

    ObjectNode metric(WorkspaceRecord workspace, String experiment, String metricId) {
        return of(workspace)
                .runs(experiment)
                .flatMap(run -> of(workspace).metrics(run.runId()))
                .filter(metric -> metric.path("metricId").asText().equalsIgnoreCase(metricId))
                .findFirst()
                .orElseThrow(() -> LocalError.notFound("MetricNotFound", "There is no metric " + metricId + "."));
    }

    private RunRecord addRun(
            WorkspaceRecord workspace,
            String experiment,
            String runId,
            ObjectNode body,
            Caller caller,
            boolean[] made) {
        if (!runId.matches(RUN_ID)) {
            throw LocalError.badRequest(
                    "InvalidRunId",
                    "A run id is under 256 letters, digits, '-' and '_', and begins with none of these two.");
        }
        Experiment home = createExperiment(workspace, experiment);
        RunRecord run = of(workspace).addRun(runId, number -> {
            ObjectNode document = RunDocument.begin(runId, number, home.id(), caller, clock.instant());
            RunDocument.merge(document, body);
            made[0] = true;
            return new RunRecord(runId, experiment, home.id(), document);
        });
        if (made[0]) {
            tell(workspace, run);
        }
        return run;
    }

    private void tell(WorkspaceRecord workspace, RunRecord run) {
        moved.forEach(listener -> listener.accept(workspace, run));
    }

    private Experiment newExperiment(String name) {
        String id = ids.uuid();
        ObjectNode document = Json.object()
                .put("experimentId", id)
                .put("name", name)
                .put("createdUtc", clock.instant().toString());
        document.putObject("tags");
        return new Experiment(id, name, document);
    }

    private WorkspaceHistory of(WorkspaceRecord workspace) {
        return store.of(workspace.workspaceId());
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw LocalError.badRequest("InvalidMetric", "A metric is a JSON object.");
    }

    private static LocalError noRun(String runId) {
        return LocalError.notFound("RunNotFound", "Run " + runId + " was not found.");
    }

    private static LocalError noExperiment(String name) {
        return LocalError.notFound("ExperimentNotFound", "Experiment " + name + " was not found.");
    }
}
