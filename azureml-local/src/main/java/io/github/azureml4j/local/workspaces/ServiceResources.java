package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** ARM resources that the service made for a workspace. They can be read, listed with their group, and die with it. */
final class ServiceResources implements GroupContents {

    static final String REGISTRY = "Microsoft.ContainerRegistry/registries";
    static final String COSMOS = "Microsoft.DocumentDB/databaseAccounts";

    /** Request units of the Cosmos DB account, as Microsoft's security document has them. */
    static final int REQUEST_UNITS = 8000;

    private static final int STEM = 8;
    private static final int SUFFIX_DIGITS = 16;
    private static final int PASSWORD_DIGITS = 32;

    private final Map<ResourceId, ObjectNode> documents = new ConcurrentHashMap<>();
    private final Map<ResourceId, String> passwords = new ConcurrentHashMap<>();
    private final ArmService arm;
    private final Clock clock;
    private final Ids ids;

    ServiceResources(ArmService arm, Clock clock, Ids ids) {
        this.arm = arm;
        this.clock = clock;
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
        ResourceId id = sibling(workspace, workspace.id().group(), REGISTRY);
        documents.put(id, registry(id, workspace.region()));
        passwords.put(id, ids.hex(PASSWORD_DIGITS));
        return withProperty(workspace, "containerRegistry", id.text());
    }

    /** The workspace with its managed group and Cosmos DB account, if a customer-managed key encrypts it. */
    WorkspaceRecord withManagedGroup(WorkspaceRecord workspace) {
        return Cmk.of(workspace.document().path("properties"))
                .map(cmk -> withManagedGroup(workspace, cmk))
                .orElse(workspace);
    }

    /** Deletes what was made for a workspace that is gone. */
    void release(WorkspaceRecord workspace) {
        String group = managedGroup(workspace);
        if (!group.isEmpty()) {
            arm.deleteManagedGroup(workspace.id().subscription(), group);
        }
    }

    /** {@code listKeys} of the workspace; what it has no secret of is left out. */
    ObjectNode keys(WorkspaceRecord workspace, String storageKey) {
        ObjectNode body = Json.object().put("userStorageKey", storageKey);
        body.put("userStorageResourceId", workspace.storageAccountId().text());
        JsonNode registry = workspace.property("containerRegistry");
        if (registry.isTextual() && documents.containsKey(ResourceId.parse(registry.asText()))) {
            body.putObject("containerRegistryCredentials")
                    .put("location", workspace.region())
                    .setAll(credentials(ResourceId.parse(registry.asText())));
        }
        return body;
    }

    /** {@code listCredentials} of a registry. */
    ObjectNode credentials(ResourceId id) {
        require(id);
        ObjectNode body = Json.object().put("username", id.name());
        body.putArray("passwords").addObject().put("name", "password").put("value", passwords.get(id));
        return body;
    }

    private WorkspaceRecord withManagedGroup(WorkspaceRecord workspace, Cmk cmk) {
        ResourceId id = workspace.id();
        String group = id.group() + ids.uuid();
        String armId = arm.createManagedGroup(id.subscription(), group, workspace.region(), id.text())
                .id();
        ResourceId account = sibling(workspace, group, COSMOS);
        documents.put(account, cosmos(account, workspace, cmk));
        return withProperty(workspace, "serviceProvisionedResourceGroup", armId);
    }

    private ObjectNode registry(ResourceId id, String region) {
        ObjectNode document = resource(id, region);
        document.putObject("sku").put("name", "Standard").put("tier", "Standard");
        document.putObject("properties")
                .put("loginServer", id.name() + ".azurecr.io")
                .put("creationDate", clock.instant().toString())
                .put("provisioningState", "Succeeded")
                .put("adminUserEnabled", true);
        return document;
    }

    private static ObjectNode cosmos(ResourceId id, WorkspaceRecord workspace, Cmk cmk) {
        ObjectNode document = resource(id, workspace.region()).put("kind", "GlobalDocumentDB");
        ObjectNode properties = document.putObject("properties")
                .put("provisioningState", "Succeeded")
                .put("documentEndpoint", "https://" + id.name() + ".documents.azure.com:443/")
                .put("databaseAccountOfferType", "Standard")
                .put("keyVaultKeyUri", cmk.versionless());
        properties.putObject("consistencyPolicy").put("defaultConsistencyLevel", "Session");
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
        passwords.keySet().removeIf(id -> id.isIn(subscription, group));
    }

    private static ObjectNode resource(ResourceId id, String region) {
        return Json.object()
                .put("id", id.text())
                .put("name", id.name())
                .put("type", id.type())
                .put("location", region);
    }
}
