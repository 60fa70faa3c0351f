package io.github.azureml4j.local.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.assets.ViewType;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.history.RunRecord;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Command jobs of workspaces, and the runs that they become. Thread-safe. */
public final class JobService implements AutoCloseable {

    private final JobStore store = new JobStore();
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(JobService::thread);
    private final JobRooms rooms;
    private final JobRules rules;
    private final JobDirectories directories = new JobDirectories();
    private final LongOperations operations;
    private final Clock clock;
    private final String tenantId;
    private volatile JobNetwork network = JobNetwork.NONE;

    public JobService(JobRooms rooms, LongOperations operations, Clock clock, String tenantId) {
        this.rooms = rooms;
        this.rules = new JobRules(rooms);
        this.operations = operations;
        this.clock = clock;
        this.tenantId = tenantId;
    }

    /** Told where the emulator listens, since the programs of jobs reach it like any other client. */
    public void startedAt(InetSocketAddress address, String certificatePem) {
        network = new JobNetwork(address, certificatePem);
    }

    /** Ends the runs of a workspace that was deleted. */
    public void cancelAll(WorkspaceRecord workspace) {
        store.newestFirst(workspace.workspaceId())
                .forEach(job -> execution(workspace, job.id()).ifPresent(Execution::cancel));
    }

    /** Forgets the jobs of a workspace that is gone for good. */
    public void forget(WorkspaceRecord workspace) {
        store.removeAll(workspace.workspaceId());
    }

    /** Ends every run, waits until it is over, and deletes what runs left on the disk. */
    @Override
    public void close() {
        List<Execution> left = new ArrayList<>(executions.values());
        left.forEach(Execution::cancel);
        CompletableFuture.allOf(left.stream().map(Execution::ended).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 10, TimeUnit.SECONDS)
                .join();
        threads.shutdownNow();
        directories.close();
    }

    /** Submits a job, or changes what may be changed of one that is there. */
    Submitted put(WorkspaceRecord workspace, String id, ObjectNode body, Caller caller) {
        ObjectNode properties = rules.checked(workspace, id, body);
        JobRecord job = new JobRecord(id, properties, caller, clock.instant());
        JobRecord before = store.putIfAbsent(workspace.workspaceId(), job);
        if (before != null) {
            store.replace(workspace.workspaceId(), before.with(JobRules.updated(before, properties)));
            return new Submitted(get(workspace, id), false);
        }
        try {
            submit(workspace, job);
        } catch (RuntimeException e) {
            store.remove(workspace.workspaceId(), id);
            throw e;
        }
        return new Submitted(get(workspace, id), true);
    }

    ObjectNode get(WorkspaceRecord workspace, String id) {
        return document(workspace, require(workspace, id));
    }

    Stream<ObjectNode> list(WorkspaceRecord workspace, ViewType view, @Nullable String jobType, @Nullable String tag) {
        return store.newestFirst(workspace.workspaceId()).stream()
                .filter(job -> view.shows(job.archived()))
                .filter(job -> jobType == null
                        || jobType.equals(job.properties().path("jobType").asText()))
                .filter(job -> tag == null || hasTag(job, tag))
                .flatMap(job -> rooms
                        .history()
                        .find(workspace, job.id()) // not there yet, or not any more
                        .map(run -> JobDocument.of(workspace, job, run, tenantId))
                        .stream());
    }

    /** Asks for the end of a run; empty when it has ended already. */
    Optional<LongOperation> cancel(WorkspaceRecord workspace, String id) {
        require(workspace, id);
        return execution(workspace, id).map(execution -> {
            state(workspace, rooms.history().require(workspace, id)).cancelRequested();
            execution.cancel();
            return operations.begin(execution.ended(), () -> null);
        });
    }

    /** Deletes a job that has ended, with its run; false when there is none. */
    boolean delete(WorkspaceRecord workspace, String id) {
        if (store.find(workspace.workspaceId(), id).isEmpty()) {
            return false;
        }
        if (execution(workspace, id).isPresent()) {
            throw LocalError.conflict("UserError", "The job '" + id + "' is still active; cancel it first.");
        }
        store.remove(workspace.workspaceId(), id);
        rooms.history().delete(workspace, id);
        return true;
    }

    /** A job's resource and whether the request made the job. */
    record Submitted(ObjectNode document, boolean made) {}

    private void submit(WorkspaceRecord workspace, JobRecord job) {
        RunRecord run = rooms.history().create(workspace, job.experiment(), job.id(), run(job), job.creator());
        Execution execution = new Execution(
                workspace,
                run,
                state(workspace, run),
                new Preparation(rooms, directories, network, workspace, job),
                rooms);
        executions.put(key(workspace, job.id()), execution);
        var unused = execution.ended().thenRun(() -> executions.remove(key(workspace, job.id()), execution));
        execution.begin(threads);
        Duration timeout = JobRules.timeout(job.properties());
        if (!timeout.isZero()) {
            // a copy, whose timer goes with the run's own end
            var unusedTimer = execution
                    .ended()
                    .copy()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(late -> {
                        execution.cancel();
                        return null;
                    });
        }
    }

    /** What run history is told of a job when it begins. */
    private static ObjectNode run(JobRecord job) {
        ObjectNode properties = job.properties();
        String compute = JobRules.name(properties.path("computeId").asText("serverless"));
        ObjectNode run = Json.object()
                .put("status", "Preparing")
                .put("name", properties.path("displayName").asText())
                .put("runType", "azureml.commandjob")
                .put("target", compute);
        run.set("tags", properties.path("tags").deepCopy());
        run.set("properties", properties.path("properties").deepCopy());
        ObjectNode definition = run.putObject("runDefinition");
        definition.put("command", job.command()).put("target", compute);
        definition.set(
                "environmentVariables", properties.path("environmentVariables").deepCopy());
        return run;
    }

    private RunState state(WorkspaceRecord workspace, RunRecord run) {
        return new RunState(rooms.history(), workspace, run, clock);
    }

    private ObjectNode document(WorkspaceRecord workspace, JobRecord job) {
        return JobDocument.of(workspace, job, rooms.history().require(workspace, job.id()), tenantId);
    }

    private JobRecord require(WorkspaceRecord workspace, String id) {
        return store.find(workspace.workspaceId(), id)
                .orElseThrow(() -> LocalError.notFound("NotFound", "The job '" + id + "' was not found."));
    }

    private Optional<Execution> execution(WorkspaceRecord workspace, String id) {
        return Optional.ofNullable(executions.get(key(workspace, id)));
    }

    /** A tag by its name, or by name and value ({@code name=value}). */
    private static boolean hasTag(JobRecord job, String tag) {
        String[] parts = tag.split("=", 2);
        String value = job.properties().path("tags").path(parts[0]).asText(null);
        return value != null && (parts.length == 1 || value.equals(parts[1]));
    }

    private static String key(WorkspaceRecord workspace, String id) {
        return workspace.workspaceId() + "/" + id;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "azureml-local job");
        thread.setDaemon(true);
        return thread;
    }
}
