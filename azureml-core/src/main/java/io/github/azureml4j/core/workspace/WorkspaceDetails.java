package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.security.KeyRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the service said of a workspace: a typed view over its whole document, so that properties which this version does not know
 * are kept. Immutable.
 *
 * @param document the document as it was received; a copy each time
 */
public record WorkspaceDetails(JsonNode document) {
    /** Copies the document. */
    public WorkspaceDetails {
        document = document.deepCopy();
    }

    /**
     * The view over a document of {@code Workspaces_Get} or of a list.
     *
     * @param document the document
     */
    public static WorkspaceDetails of(JsonNode document) {
        return new WorkspaceDetails(document);
    }

    /** The document as it was received; a copy each time. */
    @Override
    public JsonNode document() {
        return document.deepCopy();
    }

    /** Which workspace. */
    public WorkspaceId id() {
        return WorkspaceId.parse(document.path("id").asText());
    }

    /** Its name. */
    public String name() {
        return id().name();
    }

    /** Its region. */
    public String location() {
        return document.path("location").asText();
    }

    /** Its tags. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        document.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }

    /** How far it is made. */
    public ProvisioningState provisioningState() {
        return new ProvisioningState(property("provisioningState").orElse("Unknown"));
    }

    /** The service's own id of it, a GUID that a workspace of the same name made later does not share. */
    public String workspaceId() {
        return property("workspaceId").orElse("");
    }

    /** The name that people see. */
    public Optional<String> friendlyName() {
        return property("friendlyName");
    }

    /** What it is for. */
    public Optional<String> description() {
        return property("description");
    }

    /** Whether its data has high business impact. */
    public boolean hbi() {
        return document.path("properties").path("hbiWorkspace").asBoolean();
    }

    /** The customer-managed key that it is encrypted with. */
    public Optional<KeyRef> cmk() {
        String key = document.path("properties")
                .path("encryption")
                .path("keyVaultProperties")
                .path("keyIdentifier")
                .asText("");
        return key.isEmpty() ? Optional.empty() : Optional.of(KeyRef.parse(key));
    }

    /** The ARM id of its storage account. */
    public Optional<String> storageAccount() {
        return property("storageAccount");
    }

    /** The ARM id of its key vault. */
    public Optional<String> keyVault() {
        return property("keyVault");
    }

    /** The ARM id of its Application Insights component. */
    public Optional<String> applicationInsights() {
        return property("applicationInsights");
    }

    /** The ARM id of its container registry; empty before the first image build. */
    public Optional<String> containerRegistry() {
        return property("containerRegistry");
    }

    /** Where its service addresses are listed. */
    public Optional<String> discoveryUrl() {
        return property("discoveryUrl");
    }

    /** The resource group that the service manages for a workspace with a customer-managed key. */
    public Optional<String> serviceProvisionedResourceGroup() {
        return property("serviceProvisionedResourceGroup");
    }

    /** Whom it acts as, the primary user-assigned identity first. */
    public WorkspaceIdentity identity() {
        JsonNode identity = document.path("identity");
        String primary = property("primaryUserAssignedIdentity").orElse("");
        List<String> ids = new ArrayList<>();
        identity.path("userAssignedIdentities").fieldNames().forEachRemaining(ids::add);
        ids.sort(Comparator.comparing(id -> !id.equalsIgnoreCase(primary)));
        return new WorkspaceIdentity(identity.path("type").asText("None"), ids);
    }

    /** The object id of the identity that has its name; empty when it has user-assigned ones only. */
    public Optional<String> principalId() {
        return text("/identity/principalId");
    }

    /**
     * The ARM id of the user-assigned identity that it acts as: the primary one; where none is primary, the first, unless it has an
     * identity of its own name. Empty when it acts as that one.
     */
    public Optional<String> actingIdentity() {
        String primary = property("primaryUserAssignedIdentity").orElse("");
        return identity().userAssigned().stream()
                .findFirst()
                .filter(first ->
                        first.equalsIgnoreCase(primary) || principalId().isEmpty());
    }

    /** Whether it is reached from the internet. */
    public boolean isPublic() {
        return !property("publicNetworkAccess").orElse("Enabled").equalsIgnoreCase("Disabled");
    }

    /** The kind of its managed network. */
    public IsolationMode isolationMode() {
        return new IsolationMode(
                text("/properties/managedNetwork/isolationMode").orElse(IsolationMode.DISABLED.value()));
    }

    /** Where its serverless compute runs, where that was said. */
    public Optional<ServerlessPlace> serverless() {
        JsonNode settings = document.at("/properties/serverlessComputeSettings");
        boolean noPublicIp = settings.path("serverlessComputeNoPublicIP").asBoolean();
        return settings.isObject()
                ? Optional.of(new ServerlessPlace(
                        settings.path("serverlessComputeCustomSubnet").textValue(), noPublicIp))
                : Optional.empty();
    }

    /** The compute that builds images. */
    public Optional<String> imageBuildCompute() {
        return property("imageBuildCompute");
    }

    /** Whether the data plane of the first service is reached at the old addresses. */
    public boolean v1LegacyMode() {
        return document.at("/properties/v1LegacyMode").asBoolean();
    }

    /** The request units of its Cosmos DB account's collections, where they were said. */
    public OptionalInt cosmosThroughput() {
        JsonNode units = document.at("/properties/serviceManagedResourcesSettings/cosmosDb/collectionsThroughput");
        return units.isNumber() ? OptionalInt.of(units.asInt()) : OptionalInt.empty();
    }

    /** How its own datastores are opened; known to answers of 2025-06-01 only. */
    public Optional<SystemDatastoresAuth> systemDatastores() {
        return property("systemDatastoresAuthMode").map(SystemDatastoresAuth::new);
    }

    /** How many days it can be recovered once deleted; known to answers of 2025-06-01 only. */
    public OptionalInt softDeleteRetentionInDays() {
        JsonNode days = document.at("/properties/softDeleteRetentionInDays");
        return days.isNumber() ? OptionalInt.of(days.asInt()) : OptionalInt.empty();
    }

    private Optional<String> property(String name) {
        return text("/properties/" + name);
    }

    private Optional<String> text(String pointer) {
        JsonNode value = document.at(pointer);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
                ? Optional.of(value.asText())
                : Optional.empty();
    }
}
