package io.github.azureml4j.local.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.imds.ImdsService;
import io.github.azureml4j.local.imds.MachineIdentity;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.Optional;

/**
 * The managed identity that the programs of a run can sign in as: the one that the job names, else that of its compute.
 * A job with no identity on a compute with none has none.
 */
final class RunIdentity {

    private final JobRooms rooms;

    RunIdentity(JobRooms rooms) {
        this.rooms = rooms;
    }

    Optional<MachineIdentity> of(WorkspaceRecord workspace, JobRecord job) {
        JsonNode own = job.properties().path("identity");
        if (own.path("identityType").asText().equals("Managed")) {
            return Optional.of(identities()
                    .require(
                            own.path("clientId").asText(""),
                            own.path("objectId").asText(""),
                            own.path("resourceId").asText("")));
        }
        return rooms.computes()
                .find(workspace, job.properties().path("computeId").asText(""))
                .flatMap(compute -> ofCompute(compute.document().path("identity")));
    }

    private Optional<MachineIdentity> ofCompute(JsonNode identity) {
        String type = identity.path("type").asText();
        if (type.contains("SystemAssigned")) {
            return Optional.of(identities().require("", "", ""));
        }
        return identity.path("userAssignedIdentities")
                .propertyStream()
                .map(assigned -> identities().require("", "", assigned.getKey()))
                .findFirst();
    }

    private ImdsService identities() {
        return rooms.identities();
    }
}
