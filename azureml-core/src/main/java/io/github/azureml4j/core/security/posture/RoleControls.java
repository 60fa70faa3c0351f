package io.github.azureml4j.core.security.posture;

import static io.github.azureml4j.core.security.posture.Control.observed;

import io.github.azureml4j.core.access.Answer;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.access.Task;
import io.github.azureml4j.core.access.WorkspaceOperation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Section C, first part: the thirteen operations and who may do them here, and how roles are given. */
final class RoleControls {
    static final List<Control> ALL = Stream.concat(
                    Arrays.stream(WorkspaceOperation.values()).map(RoleControls::operation),
                    Stream.of(
                            new Control(
                                    "C14",
                                    "A workspace is shared by giving people one of the roles",
                                    estate -> estate.roleUse().assess(use -> Assessment.info(RoleUse.principals(use)))),
                            new Control(
                                    "C15",
                                    "Custom roles can be made for operations on workspaces and compute",
                                    estate -> estate.roleUse().assess(RoleControls::custom)),
                            observed(
                                    "C16",
                                    "Owners and contributors can use every compute target and datastore that is attached",
                                    "whoever may submit a job may use them all; see C7")))
            .toList();

    private RoleControls() {}

    private static Control operation(WorkspaceOperation operation) {
        String roles = Stream.of(Role.OWNER, Role.CONTRIBUTOR, Role.READER)
                .filter(role -> role.may(operation).documented() == Answer.YES)
                .map(Role::name)
                .collect(Collectors.joining(", "));
        String statement = "May " + operation.title() + ": " + roles;
        return new Control(
                operation.statement(),
                statement,
                estate -> estate.roleUse().assess(use -> who(counting(estate, use, operation), operation)));
    }

    /** A workspace is made in its group: what somebody was given on the workspace alone does not help there. */
    private static List<RoleUse> counting(Estate estate, List<RoleUse> use, WorkspaceOperation operation) {
        return operation != WorkspaceOperation.CREATE_WORKSPACE
                ? use
                : use.stream()
                        .filter(one -> !one.assignment()
                                .scope()
                                .equalsIgnoreCase(estate.connection().scope()))
                        .toList();
    }

    private static Assessment who(List<RoleUse> use, WorkspaceOperation operation) {
        List<RoleUse> able = use.stream()
                .filter(one -> operation.tasks().stream()
                        .map(Task::actions)
                        .anyMatch(way -> way.stream().allMatch(one.definition()::allows)))
                .toList();
        return Assessment.info(able.isEmpty() ? "nobody" : "held by " + holders(able));
    }

    private static Assessment custom(List<RoleUse> use) {
        List<RoleUse> custom =
                use.stream().filter(one -> one.definition().isCustom()).toList();
        return Assessment.info(custom.isEmpty() ? "none is in use" : holders(custom));
    }

    /** How many principals hold each role: {@code Contributor (2), Owner (1)}. */
    private static String holders(List<RoleUse> use) {
        Map<String, Set<String>> holders = use.stream()
                .collect(Collectors.groupingBy(
                        one -> one.definition().role().name(),
                        TreeMap::new,
                        Collectors.mapping(RoleUse::principal, Collectors.toSet())));
        return holders.isEmpty()
                ? "nobody"
                : holders.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue().size() + ")")
                        .collect(Collectors.joining(", "));
    }
}
