package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.PollingSteps;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The deletion of a workspace and of what was made for it, as one sequence. Nothing that another workspace, which the caller sees, stands on is deleted. */
final class Removal {
    private final AzureConnection azure;
    private final WorkspaceId workspace;

    Removal(AzureConnection azure, WorkspaceId workspace) {
        this.azure = azure;
        this.workspace = workspace;
    }

    /**
     * What one failed creation left behind. The workspace goes too, for good since nothing is in it yet, but only where it stands on
     * what that creation made: one that somebody else made meanwhile, or deleted before, is left alone.
     *
     * @param made what the creation's own deployment made besides the workspace
     */
    Sequence<WorkspaceId> ofRemains(Collection<ArmId> made) {
        Stream<Sequence.Part> first = isOf(made) ? Stream.of(workspace("", true)) : Stream.empty();
        return sequence(Stream.concat(first, parts(dependents().among(made))).toList());
    }

    /** Parts as one operation. */
    Sequence<WorkspaceId> sequence(List<Sequence.Part> parts) {
        return new Sequence<>("delete workspace " + workspace.name(), workspace.scope(), parts, gone -> workspace);
    }

    /**
     * The workspace itself.
     *
     * @param with what goes with it, for people
     */
    Sequence.Part workspace(String with, boolean purge) {
        return new Sequence.Part("workspace " + workspace.name() + with, () -> delete(purge));
    }

    /** Those that nobody else is seen to stand on. */
    Stream<Sequence.Part> parts(List<OwnDependent> dependents) {
        return dependents.stream()
                .filter(own -> !own.isShared())
                .map(own -> new Sequence.Part(Labels.of(own.id()), () -> delete(own)));
    }

    OwnDependents dependents() {
        return new OwnDependents(azure, workspace);
    }

    private boolean isOf(Collection<ArmId> made) {
        return new WorkspaceConnection(azure, workspace)
                .arm()
                .get("")
                .find()
                .filter(document -> OwnDependents.standsOn(document).anyMatch(made::contains))
                .isPresent();
    }

    private PollingSteps<JsonNode> delete(boolean purge) {
        ServiceClient plane = new WorkspaceConnection(azure, workspace).arm();
        return azure.operations()
                .steps(
                        plane,
                        plane.delete("")
                                .query("forceToPurge", purge ? "true" : null)
                                .send(),
                        gone -> gone);
    }

    private PollingSteps<JsonNode> delete(OwnDependent own) {
        ServiceClient plane = azure.arm().apiVersion(own.kind().apiVersion());
        return azure.operations().steps(plane, plane.delete(own.id().toString()).send(), gone -> gone);
    }
}
