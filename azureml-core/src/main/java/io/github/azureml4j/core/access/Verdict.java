package io.github.azureml4j.core.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a role allows an operation: by the security document of 2020, and by the service as it is today. Immutable.
 *
 * @param documented the document's answer; UNKNOWN for roles other than its three
 * @param live today's answer for each way of doing it, by the actions that the role grants; UNKNOWN where the role's content is not
 *     known here
 * @param note how the two differ; empty when they do not
 */
public record Verdict(Answer documented, Map<Task, Answer> live, String note) {
    /** Copies the map in its order. */
    public Verdict {
        live = Collections.unmodifiableMap(new LinkedHashMap<>(live));
    }

    static Verdict of(Role role, WorkspaceOperation operation) {
        Map<Task, Answer> live = new LinkedHashMap<>();
        operation.tasks().forEach(task -> live.put(task, live(role, task)));
        Answer documented = operation.documented(role);
        boolean differs = documented != Answer.UNKNOWN && live.values().stream().anyMatch(it -> it != documented);
        return new Verdict(documented, live, differs ? operation.remark() : "");
    }

    /** Whether today's service answers every way of doing it as the document does. */
    public boolean holds() {
        return live.values().stream().allMatch(answer -> answer == documented);
    }

    private static Answer live(Role role, Task task) {
        return KnownPermissions.of(role)
                .map(permission -> Answer.of(task.actions().stream().allMatch(permission::allows)))
                .orElse(Answer.UNKNOWN);
    }
}
