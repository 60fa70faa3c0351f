package io.github.azureml4j.local.rbac;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each operation of the region host asks a right for, by its published operation id (contract 3.3). Names that
 * Microsoft's documentation does not tie to an operation are the nearest published ones: metrics of a run belong to the
 * run, its files are artifacts, new keys of a web service change the service.
 */
final class DataPlaneActions {

    /** Stands for {@code aks} or {@code aci}, whichever a web service runs on. */
    static final String KIND = "{kind}";

    private static final String TABLE = """
            Experiments_Create                    experiments/write
            Experiments_Get                       experiments/read
            Experiments_GetById                   experiments/read
            Experiments_GetByQuery                experiments/read
            Runs_Get                              experiments/runs/read
            Runs_GetDetails                       experiments/runs/read
            Runs_GetChild                         experiments/runs/read
            Runs_GetByQuery                       experiments/runs/read
            Runs_Patch                            experiments/runs/write
            Runs_GetToken                         experiments/runs/submit/action
            RunMetrics_Post                       experiments/runs/write
            RunMetrics_BatchPost                  experiments/runs/write
            RunMetrics_Get                        experiments/runs/read
            RunMetrics_GetByQuery                 experiments/runs/read
            RunArtifacts_ListInContainer          metadata/artifacts/read
            RunArtifacts_ListInPath               metadata/artifacts/read
            RunArtifacts_GetById                  metadata/artifacts/read
            RunArtifacts_GetContentInformation    metadata/artifacts/read
            RunArtifacts_ListSasByPrefix          metadata/artifacts/read
            RunArtifacts_BatchCreateEmptyArtifacts metadata/artifacts/write
            Artifacts_ListInContainer             metadata/artifacts/read
            Artifacts_Get                         metadata/artifacts/read
            Artifacts_Download                    metadata/artifacts/read
            Artifacts_GetContentInformation       metadata/artifacts/read
            Artifacts_ListSasByPrefix             metadata/artifacts/read
            Artifacts_Upload                      metadata/artifacts/write
            Artifacts_GetSas                      metadata/artifacts/write
            Artifacts_BatchCreateEmptyArtifacts   metadata/artifacts/write
            Artifacts_DeleteMetaData              metadata/artifacts/delete
            Services_Create                       services/{kind}/write
            Services_ListQuery                    services/read
            Services_QueryById                    services/read
            Services_GetLogs                      services/read
            Services_Delete                       services/{kind}/delete
            Services_ListServiceKeys              services/{kind}/listkeys/action
            Services_RegenerateServiceKeys        services/{kind}/write
            Services_GetServiceToken              read
            Operations_Get                        services/read
            """;

    private static final Map<String, String> ACTIONS = parse();

    private DataPlaneActions() {}

    /** The action, with {@link #KIND} in it where that decides; empty for an operation that the table does not know. */
    static Optional<String> of(String operationId) {
        return Optional.ofNullable(ACTIONS.get(operationId));
    }

    private static Map<String, String> parse() {
        Map<String, String> actions = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            List<String> words = List.of(line.split("\\s+"));
            actions.put(words.get(0), "Microsoft.MachineLearningServices/workspaces/" + words.get(1));
        }
        return Map.copyOf(actions);
    }
}
