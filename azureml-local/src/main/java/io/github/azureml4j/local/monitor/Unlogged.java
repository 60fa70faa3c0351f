package io.github.azureml4j.local.monitor;

import io.github.azureml4j.local.front.Observation;
import java.util.Set;

/**
 * What the activity log leaves out although it changes something (document, monitoring): starting a run and registering a model.
 * The document names these two; Resource Manager answers them today, so that a log of all its writes would have them.
 */
final class Unlogged {

    private static final Set<String> OPERATIONS = Set.of(
            "Jobs_CreateOrUpdate",
            "Jobs_Update",
            "ModelVersions_CreateOrUpdate",
            "ModelContainers_CreateOrUpdate",
            "ModelVersions_CreateOrGetStartPendingUpload");

    private Unlogged() {}

    static boolean covers(Observation observation) {
        return OPERATIONS.contains(observation.operation().operationId());
    }
}
