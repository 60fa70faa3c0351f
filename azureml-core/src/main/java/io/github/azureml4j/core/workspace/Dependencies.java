package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a workspace to be stands on, by ARM id, and which of it is made with the workspace.
 *
 * @param ids every dependent that it has, given or to be made
 * @param made those to be made
 */
record Dependencies(Map<Dependent, String> ids, Set<Dependent> made) {
    Dependencies {
        ids = Map.copyOf(ids);
        made = Set.copyOf(made);
    }

    /**
     * Names what is not given.
     *
     * @param given by ARM id
     * @param registry whether a container registry is made when none is given
     */
    static Dependencies of(WorkspaceId workspace, Map<Dependent, String> given, boolean registry) {
        Map<Dependent, String> ids = new EnumMap<>(given);
        Set<Dependent> made = missing(given.keySet(), registry);
        made.forEach(kind -> ids.put(kind, fresh(workspace, kind)));
        return new Dependencies(ids, made);
    }

    /**
     * What is to be made.
     *
     * @param given what is there
     * @param registry whether a container registry is made when none is given
     */
    static Set<Dependent> missing(Set<Dependent> given, boolean registry) {
        Set<Dependent> made = EnumSet.noneOf(Dependent.class);
        made.addAll(registry ? EnumSet.allOf(Dependent.class) : Dependent.REQUIRED);
        made.removeAll(given);
        return made;
    }

    /** Those to be made, in the order in which they are told. */
    List<Dependent> toMake() {
        return Arrays.stream(Dependent.values()).filter(made::contains).toList();
    }

    /** Those that are there already. */
    List<String> given() {
        return Arrays.stream(Dependent.values())
                .filter(kind -> ids.containsKey(kind) && !made.contains(kind))
                .map(ids::get)
                .toList();
    }

    /** ARM ids of those to be made. */
    List<String> planned() {
        return toMake().stream().map(ids::get).toList();
    }

    private static String fresh(WorkspaceId workspace, Dependent kind) {
        return ArmId.of(
                        workspace.subscription(),
                        workspace.resourceGroup(),
                        kind.type(),
                        DependentNames.of(workspace.name(), kind))
                .toString();
    }
}
