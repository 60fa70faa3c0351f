package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Experiments, runs and metrics of one workspace, in the order of their creation. Guarded by itself. */
final class WorkspaceHistory {

    private final Map<String, Experiment> experiments = new LinkedHashMap<>();
    private final Map<String, RunRecord> runs = new LinkedHashMap<>();
    private final Map<String, Map<String, ObjectNode>> metricsOfRuns = new LinkedHashMap<>();

    synchronized Experiment experiment(String name, Function<String, Experiment> make) {
        return experiments.computeIfAbsent(name, make);
    }

    synchronized Optional<Experiment> experiment(String name) {
        return Optional.ofNullable(experiments.get(name));
    }

    synchronized Optional<Experiment> experimentById(String id) {
        return experiments.values().stream()
                .filter(experiment -> experiment.id().equalsIgnoreCase(id))
                .findFirst();
    }

    synchronized Stream<Experiment> experiments() {
        return List.copyOf(experiments.values()).stream();
    }

    synchronized Optional<RunRecord> run(String runId) {
        return Optional.ofNullable(runs.get(runId));
    }

    /** Adds a run unless there is one with its id; the maker is told the run's number. */
    synchronized RunRecord addRun(String runId, IntFunction<RunRecord> make) {
        return runs.computeIfAbsent(runId, key -> make.apply(runs.size() + 1));
    }

    synchronized Optional<RunRecord> changeRun(String runId, Consumer<ObjectNode> change) {
        return Optional.ofNullable(runs.computeIfPresent(runId, (key, run) -> run.with(change)));
    }

    synchronized Optional<RunRecord> removeRun(String runId) {
        metricsOfRuns.remove(runId);
        return Optional.ofNullable(runs.remove(runId));
    }

    synchronized Stream<RunRecord> runs(String experiment) {
        return runs.values().stream().filter(run -> run.experiment().equals(experiment)).toList().stream();
    }

    /** Adds metrics whose ids the run does not have yet. */
    synchronized void addMetrics(String runId, List<ObjectNode> metrics) {
        Map<String, ObjectNode> known = metricsOfRuns.computeIfAbsent(runId, key -> new LinkedHashMap<>());
        metrics.forEach(metric -> known.putIfAbsent(metric.path("metricId").asText(), metric));
    }

    synchronized Stream<ObjectNode> metrics(String runId) {
        return new ArrayList<>(metricsOfRuns.getOrDefault(runId, Map.of()).values()).stream();
    }
}
