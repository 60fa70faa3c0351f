package io.github.azureml4j.local.jobs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jobs of all workspaces by workspace id, in the order of their submission. Guarded by itself. */
final class JobStore {

    private final Map<String, Map<String, JobRecord>> workspaces = new LinkedHashMap<>();

    /** Adds a job; the one that has its id already, if there is one, stays and is returned. */
    synchronized @Nullable JobRecord putIfAbsent(String workspaceId, JobRecord job) {
        return workspaces
                .computeIfAbsent(workspaceId, key -> new LinkedHashMap<>())
                .putIfAbsent(job.id(), job);
    }

    synchronized void replace(String workspaceId, JobRecord job) {
        of(workspaceId).replace(job.id(), job);
    }

    synchronized Optional<JobRecord> find(String workspaceId, String id) {
        return Optional.ofNullable(of(workspaceId).get(id));
    }

    synchronized void remove(String workspaceId, String id) {
        of(workspaceId).remove(id);
    }

    synchronized void removeAll(String workspaceId) {
        workspaces.remove(workspaceId);
    }

    synchronized List<JobRecord> newestFirst(String workspaceId) {
        List<JobRecord> jobs = new ArrayList<>(of(workspaceId).values());
        Collections.reverse(jobs);
        return jobs;
    }

    private Map<String, JobRecord> of(String workspaceId) {
        return workspaces.getOrDefault(workspaceId, new LinkedHashMap<>());
    }
}
