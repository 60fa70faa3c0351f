package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.arm.PollingSteps;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The deletion of a workspace and of what was made for it, which its tag tells. */
final class Removal {
    private static final String RESOURCES_VERSION = "2024-03-01";

    private final AzureConnection azure;
    private final WorkspaceId workspace;

    Removal(AzureConnection azure, WorkspaceId workspace) {
        this.azure = azure;
        this.workspace = workspace;
    }

    /** What a creation left behind. The workspace goes too, for good, since nothing is in it yet. */
    Sequence<WorkspaceId> ofRemains() {
        Stream<Sequence.Part> first =
                Stream.of(new Sequence.Part("workspace " + workspace.name(), () -> workspace(true)));
        return sequence(Stream.concat(first, dependents()).toList());
    }

    /** Parts as one operation. */
    Sequence<WorkspaceId> sequence(List<Sequence.Part> parts) {
        return new Sequence<>("delete workspace " + workspace.name(), workspace.scope(), parts, gone -> workspace);
    }

    PollingSteps<JsonNode> workspace(boolean purge) {
        ServiceClient plane = new WorkspaceConnection(azure, workspace).arm();
        return azure.operations()
                .steps(
                        plane,
                        plane.delete("")
                                .query("forceToPurge", purge ? "true" : null)
                                .send(),
                        gone -> gone);
    }

    /** Whatever is in the workspace's group and says that it was made for the workspace. */
    Stream<Sequence.Part> dependents() {
        ServiceClient plane = azure.arm()
                .at("/subscriptions/{}/resourceGroups/{}", workspace.subscription(), workspace.resourceGroup())
                .apiVersion(RESOURCES_VERSION);
        return Pages.of(plane.get("/resources"), item -> item.path("id").asText()).stream()
                .flatMap(id -> ours(id).stream())
                .sorted((a, b) -> b.kind().compareTo(a.kind()))
                .map(ours -> new Sequence.Part(Labels.of(ours.id()), () -> delete(ours)));
    }

    private Optional<Ours> ours(String id) {
        return Arrays.stream(Dependent.values())
                .map(kind -> new Ours(kind, ArmId.parse(id)))
                .filter(found -> found.id().type().equalsIgnoreCase(found.kind().type()))
                .filter(this::isMadeForThis)
                .findFirst();
    }

    private boolean isMadeForThis(Ours found) {
        String owner = DependentDocument.owner(workspace.resourceGroup(), workspace.name());
        return plane(found.kind())
                .get(found.id().toString())
                .find()
                .map(resource ->
                        resource.path("tags").path(DependentDocument.MADE_FOR).asText(""))
                .filter(owner::equalsIgnoreCase)
                .isPresent();
    }

    private PollingSteps<JsonNode> delete(Ours ours) {
        ServiceClient plane = plane(ours.kind());
        return azure.operations()
                .steps(plane, plane.delete(ours.id().toString()).send(), gone -> gone);
    }

    private ServiceClient plane(Dependent kind) {
        return azure.arm().apiVersion(kind.apiVersion());
    }

    /** A resource that may be one of those that were made for the workspace. */
    private record Ours(Dependent kind, ArmId id) {}
}
