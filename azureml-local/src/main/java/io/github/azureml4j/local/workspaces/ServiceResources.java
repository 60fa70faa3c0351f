package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.registries.RegistryService;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** ARM resources that the service made for a workspace. They can be read, listed with their group, and die with it. */
final class ServiceResources implements GroupContents {

    static final String COSMOS = "Microsoft.DocumentDB/databaseAccounts";

    /** Request units of the Cosmos DB account, as Microsoft's security document has them. */
    static final int REQUEST_UNITS = 8000;

    private static final int STEM = 8;
    private static final int SUFFIX_DIGITS = 16;

    private final Map<ResourceId, ObjectNode> documents = new ConcurrentHashMap<>();
    private final ArmService arm;
    private final RegistryService registries;
    private final Ids ids;

    ServiceResources(ArmService arm, RegistryService registries, Ids ids) {
        this.arm = arm;
        this.registries = registries;
        this.ids = ids;
    }

    ObjectNode require(ResourceId id) {
        return Optional.ofNullable(documents.get(id))
                .orElseThrow(() -> LocalError.notFound(
                        "ResourceNotFound",
                        "The Resource '" + id.type() + "/" + id.name() + "' under resource group '" + id.group()
                                + "' was not found."));
    }

    /** The workspace with a registry: its own, or one made now. */
    WorkspaceRecord withRegistry(WorkspaceRecord workspace) {
        if (workspace.property("containerRegistry").isTextual()) {
            return workspace;
        }
        ResourceId id = sibling(workspace, workspace.id().group(), RegistryService.TYPE);
        registries.provide(id, workspace.region());
        return withProperty(workspace, "containerRegistry", id.text());
    }

    /** The workspace with its managed group and Cosmos DB account, if a customer-managed key asks for them. */
    WorkspaceRecord withManagedGroup(WorkspaceRecord workspace) {
        return workspace.hasManagedGroup()
                ? Cmk.of(workspace.document().path("properties"))
                        .map(cmk -> withManagedGroup(workspace, cmk))
                        .orElse(workspace)
                : workspace;
    }

    /** Brings the Cosmos DB account in line with the key and the throughput of its workspace. */
    void follow(WorkspaceRecord workspace) {
        Cmk.of(workspace.document().path("properties"))
                .ifPresent(cmk -> documents.replaceAll((id, document) ->
                        isCosmosOf(workspace, id) ? settings(document.deepCopy(), workspace, cmk) : document));
    }

    private static boolean isCosmosOf(WorkspaceRecord workspace, ResourceId id) {
        return id.type().equals(COSMOS) && id.isIn(workspace.id().subscription(), managedGroup(workspace));
    }

    /** The Cosmos DB account of a workspace can be deleted by nobody but the service. */
    void refuseDeletion(ResourceId id) {
        require(id);
        throw denied("Microsoft.DocumentDB/databaseAccounts/delete", id.text());
    }

    @Override
    public void checkDeletion(String subscription, String group) {
        if (documents.keySet().stream().anyMatch(id -> id.type().equals(COSMOS) && id.isIn(subscription, group))) {
            throw denied(
                    "Microsoft.Resources/subscriptions/resourceGroups/delete",
                    "/subscriptions/" + subscription + "/resourceGroups/" + group);
        }
    }

    /** ASSUMED: the words of a deny assignment; what is sure is that the account goes only with its workspace. */
    private static LocalError denied(String action, String scope) {
        return LocalError.forbidden(
                "DenyAssignmentAuthorizationFailed",
                "The access is denied to perform action '" + action + "' on scope '" + scope
                        + "' because of the deny assignment 'System deny assignment created by Azure Machine Learning'."
                        + " What the service keeps for a workspace is deleted with the workspace only.");
    }

    /** Deletes what was made for a workspace that is gone. */
    void release(WorkspaceRecord workspace) {
        String group = managedGroup(workspace);
        if (!group.isEmpty()) {
            arm.deleteManagedGroup(workspace.id().subscription(), group);
        }
    }

    private WorkspaceRecord withManagedGroup(WorkspaceRecord workspace, Cmk cmk) {
        ResourceId id = workspace.id();
        String group = id.group() + ids.uuid();
        String armId = arm.createManagedGroup(id.subscription(), group, workspace.region(), id.text())
                .id();
        if (!workspace.property("encryption").hasNonNull("cosmosDbResourceId")) {
            ResourceId account = sibling(workspace, group, COSMOS);
            documents.put(account, cosmos(account, workspace, cmk));
        }
        return withProperty(workspace, "serviceProvisionedResourceGroup", armId);
    }

    private static ObjectNode cosmos(ResourceId id, WorkspaceRecord workspace, Cmk cmk) {
        ObjectNode document = resource(id, workspace.region()).put("kind", "GlobalDocumentDB");
        ObjectNode properties = document.putObject("properties")
                .put("provisioningState", "Succeeded")
                .put("documentEndpoint", "https://" + id.name() + ".documents.azure.com:443/")
                .put("databaseAccountOfferType", "Standard");
        properties.putObject("consistencyPolicy").put("defaultConsistencyLevel", "Session");
        return settings(document, workspace, cmk);
    }

    private static ObjectNode settings(ObjectNode document, WorkspaceRecord workspace, Cmk cmk) {
        ObjectNode properties = document.withObject("/properties").put("keyVaultKeyUri", cmk.versionless());
        int requestUnits = workspace
                .document()
                .at("/properties/serviceManagedResourcesSettings/cosmosDb/collectionsThroughput")
                .asInt(REQUEST_UNITS);
        properties.putObject("capacity").put("totalThroughputLimit", requestUnits);
        return document;
    }

    /** A name of lower-case letters and digits only, as registries and accounts want it. */
    private ResourceId sibling(WorkspaceRecord workspace, String group, String type) {
        String stem = workspace.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String name = stem.substring(0, Math.min(stem.length(), STEM)) + ids.hex(SUFFIX_DIGITS);
        return new ResourceId(workspace.id().subscription(), group, type, name);
    }

    private static WorkspaceRecord withProperty(WorkspaceRecord workspace, String property, String value) {
        ObjectNode document = workspace.document().deepCopy();
        document.withObject("/properties").put(property, value);
        return workspace.withDocument(document);
    }

    private static String managedGroup(WorkspaceRecord workspace) {
        String id = workspace.property("serviceProvisionedResourceGroup").asText();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    @Override
    public Stream<ResourceId> in(String subscription, String group) {
        return documents.keySet().stream().filter(id -> id.isIn(subscription, group));
    }

    @Override
    public void deleteAll(String subscription, String group) {
        documents.keySet().removeIf(id -> id.isIn(subscription, group));
    }

    private static ObjectNode resource(ResourceId id, String region) {
        return Json.object()
                .put("id", id.text())
                .put("name", id.name())
                .put("type", id.type())
                .put("location", region);
    }
}
