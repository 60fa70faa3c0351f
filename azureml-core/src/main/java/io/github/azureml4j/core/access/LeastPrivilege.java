package io.github.azureml4j.core.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The least that a list of tasks needs: each action once, and none that a task could do without. Immutable.
 *
 * <pre>{@code
 * LeastPrivilege least = LeastPrivilege.of(Task.SUBMIT_JOB, Task.READ_METRICS);
 * log.info("{}", least.table());
 * CustomRole role = least.role("Clinic trainer").assignableIn(workspace.id());
 * Files.writeString(file, role.toCliJson().toPrettyString());   // az role definition create --role-definition @file
 * }</pre>
 */
public final class LeastPrivilege {
    private final Map<String, List<Task>> needs = new LinkedHashMap<>();

    private LeastPrivilege(List<Task> tasks) {
        tasks.forEach(task -> task.actions().forEach(action -> note(action, task)));
    }

    /** The least that these tasks need together. */
    public static LeastPrivilege of(Task... tasks) {
        return new LeastPrivilege(List.of(tasks));
    }

    /** The least that these operations need together, each done as this SDK does it: the first of its tasks. */
    public static LeastPrivilege of(WorkspaceOperation... operations) {
        return new LeastPrivilege(
                Stream.of(operations).map(operation -> operation.tasks().get(0)).toList());
    }

    /** The actions. */
    public List<String> actions() {
        return List.copyOf(needs.keySet());
    }

    /**
     * A role that grants them; say where it can be given, then create it or print it.
     *
     * @param name the name that people see
     */
    public CustomRole role(String name) {
        CustomRole role = CustomRole.named(name).description("Least that is needed to " + purposes());
        actions().forEach(action -> {
            if (ActionRules.isWithinWorkspaces(action)) {
                role.actions(action);
            } else {
                role.actionsElsewhere(action);
            }
        });
        return role;
    }

    /** The actions, each with the tasks that need it, as text in two columns. */
    public String table() {
        int width = needs.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder table = new StringBuilder();
        needs.forEach((action, tasks) -> table.append(action)
                .append(" ".repeat(width - action.length() + 2))
                .append(String.join(", ", tasks.stream().map(Task::name).toList()))
                .append('\n'));
        return table.toString();
    }

    private String purposes() {
        return String.join(
                "; ",
                needs.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(Task::summary)
                        .toList());
    }

    private void note(String action, Task task) {
        String known = needs.keySet().stream()
                .filter(action::equalsIgnoreCase)
                .findFirst()
                .orElse(action);
        List<Task> tasks = needs.computeIfAbsent(known, none -> new ArrayList<>());
        if (!tasks.contains(task)) {
            tasks.add(task);
        }
    }

    @Override
    public String toString() {
        return table();
    }
}
