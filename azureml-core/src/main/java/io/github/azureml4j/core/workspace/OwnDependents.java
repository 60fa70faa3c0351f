package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.RoleAssignments;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds what this SDK made for a workspace, by the tag that says so, and which other workspaces stand on it by now, as far as the caller
 * sees them.
 */
final class OwnDependents {
    private static final String RESOURCES_VERSION = "2024-03-01";
    private static final List<String> STOOD_UPON = List.of(
            "/storageAccount",
            "/keyVault",
            "/applicationInsights",
            "/containerRegistry",
            "/storageAccounts",
            "/keyVaults",
            "/containerRegistries",
            "/encryption/keyVaultProperties/keyVaultArmId",
            "/encryption/storageAccountResourceId",
            "/encryption/cosmosDbResourceId",
            "/encryption/searchAccountResourceId");
    private static final String WORKSPACES = "/providers/" + WorkspaceId.TYPE;

    private final AzureConnection azure;
    private final WorkspaceId workspace;

    OwnDependents(AzureConnection azure, WorkspaceId workspace) {
        this.azure = azure;
        this.workspace = workspace;
    }

    /** All in the workspace's group, in the order in which they may go. */
    List<OwnDependent> all() {
        return of(Pages.of(group().apiVersion(RESOURCES_VERSION).get("/resources"), item -> item).stream()
                .filter(item -> kind(item.path("type").asText()).isPresent())
                .map(item -> ArmId.parse(item.path("id").asText())));
    }

    /** Those of some resources that are there and say that they were made for the workspace. */
    List<OwnDependent> among(Collection<ArmId> ids) {
        return of(ids.stream());
    }

    private List<OwnDependent> of(Stream<ArmId> ids) {
        List<OwnDependent> ours = ids.flatMap(
                        id -> kind(id.type()).map(kind -> new OwnDependent(kind, id, null)).stream())
                .filter(this::isMadeForThis)
                .sorted(Comparator.comparing(OwnDependent::kind).reversed())
                .toList();
        if (ours.isEmpty()) {
            return ours;
        }
        Map<ArmId, WorkspaceId> users = users();
        return ours.stream()
                .map(own -> new OwnDependent(own.kind(), own.id(), users.get(own.id())))
                .toList();
    }

    private static Optional<Dependent> kind(String type) {
        return Arrays.stream(Dependent.values())
                .filter(kind -> kind.type().equalsIgnoreCase(type))
                .findFirst();
    }

    private boolean isMadeForThis(OwnDependent own) {
        String owner = DependentDocument.owner(workspace.resourceGroup(), workspace.name());
        return azure.arm()
                .apiVersion(own.kind().apiVersion())
                .get(own.id().toString())
                .find()
                .map(resource ->
                        resource.path("tags").path(DependentDocument.MADE_FOR).asText(""))
                .filter(owner::equalsIgnoreCase)
                .isPresent();
    }

    /** Why there may be workspaces that are not seen: assignments at the subscription are shown to those alone who see all of it. */
    Optional<String> unseen() {
        return new RoleAssignments(new Reader(azure))
                .at("/subscriptions/" + workspace.subscription())
                .unread();
    }

    /** What other workspaces stand on: those of the subscription, or, without the right to list these, of the group. */
    private Map<ArmId, WorkspaceId> users() {
        try {
            return users(azure.arm().at("/subscriptions/{}", workspace.subscription()));
        } catch (PermissionException e) {
            return users(group());
        }
    }

    private Map<ArmId, WorkspaceId> users(ServiceClient where) {
        Map<ArmId, WorkspaceId> users = new HashMap<>();
        Pages.of(where.apiVersion(WorkspaceConnection.NEWER_API_VERSION).get(WORKSPACES), WorkspaceDetails::of).stream()
                .filter(other -> !other.id().armId().equals(workspace.armId()))
                .forEach(other -> standsOn(other.document()).forEach(id -> users.put(id, other.id())));
        return users;
    }

    /** What a workspace's document says that it stands on: its dependents, its key's vault and its own encrypted stores. */
    static Stream<ArmId> standsOn(JsonNode document) {
        JsonNode properties = document.path("properties");
        return STOOD_UPON.stream()
                .map(properties::at)
                .flatMap(named -> named.isArray() ? StreamSupport.stream(named.spliterator(), false) : Stream.of(named))
                .map(id -> id.asText(""))
                .filter(id -> id.startsWith("/"))
                .map(ArmId::parse);
    }

    private ServiceClient group() {
        return azure.arm()
                .at("/subscriptions/{}/resourceGroups/{}", workspace.subscription(), workspace.resourceGroup());
    }
}
