package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Hosts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A workspace as it is now. Immutable; the document is never changed in place.
 *
 * @param id ARM's id, in the case of the request that made it
 * @param workspaceId the GUID that the region host knows it by
 * @param region in the short form ({@code eastus2})
 * @param document ARM's resource, without any secret
 */
public record WorkspaceRecord(ResourceId id, String workspaceId, String region, ObjectNode document) {

    /** The container of the workspace's account that holds run artifacts. */
    public static final String ARTIFACT_CONTAINER = "azureml";

    static final String SUCCEEDED = "Succeeded";
    static final String UPDATING = "Updating";

    /** The name. */
    public String name() {
        return id.name();
    }

    /** {@code Default}, {@code Hub}, {@code Project} or {@code FeatureStore}. */
    String kind() {
        return document.path("kind").asText();
    }

    /** The path of the workspace's id, which is also its scope on the region host. */
    public String scope() {
        return id.text();
    }

    /** The storage account that the workspace was made with. */
    public ResourceId storageAccountId() {
        return ResourceId.parse(property("storageAccount").asText());
    }

    /** The name of that account. */
    public String storageAccount() {
        return storageAccountId().name();
    }

    /** The vault that keeps the workspace's secrets. */
    public ResourceId keyVault() {
        return ResourceId.parse(property("keyVault").asText());
    }

    /** Whether the workspace holds sensitive data (high business impact). */
    public boolean hbi() {
        return property("hbiWorkspace").asBoolean();
    }

    /** Whether a customer-managed key encrypts it. */
    public boolean encrypted() {
        return property("encryption").path("status").asText().equalsIgnoreCase("Enabled");
    }

    /**
     * The object id of the identity that the service works as in the customer's resources: the primary user-assigned one,
     * or else the workspace's own, or else the first that it was given.
     */
    public String principalId() {
        JsonNode assigned = document.at("/identity/userAssignedIdentities");
        String primary = property("primaryUserAssignedIdentity").asText();
        String own = document.at("/identity/principalId").asText();
        return assigned.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(primary))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> own.isEmpty()
                        ? StreamSupport.stream(assigned.spliterator(), false).findFirst()
                        : Optional.empty())
                .map(identity -> identity.path("principalId").asText())
                .orElse(own);
    }

    /** The object ids of the identities that the service gives rights: its own, where there is one, and the one that it works as. */
    Set<String> grantedPrincipals() {
        Set<String> principals = new LinkedHashSet<>(List.of(principalId()));
        JsonNode own = document.at("/identity/principalId");
        if (own.isTextual()) {
            principals.add(own.asText());
        }
        return principals;
    }

    /** Whether the service reaches the account with its keys, and not with identities only. */
    public boolean usesAccountKeys() {
        return property("systemDatastoresAuthMode").asText("AccessKey").equalsIgnoreCase("AccessKey");
    }

    /** Who may come in from the internet. */
    public PublicAccess publicAccess() {
        return PublicAccess.of(document.path("properties"));
    }

    /** What its compute may reach. */
    public ManagedNetwork managedNetwork() {
        return new ManagedNetwork(property("managedNetwork"));
    }

    /** The private endpoints that want to come in, or may. */
    public List<PrivateEndpointConnection> privateEndpointConnections() {
        return StreamSupport.stream(property("privateEndpointConnections").spliterator(), false)
                .map(PrivateEndpointConnection::new)
                .toList();
    }

    /** The private endpoint connection of that name. */
    public Optional<PrivateEndpointConnection> privateEndpointConnection(String name) {
        return privateEndpointConnections().stream()
                .filter(connection -> connection.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The container that is the default datastore. */
    public String defaultContainer() {
        return "azureml-blobstore-" + workspaceId;
    }

    /** The host of the workspace's data plane. */
    public String regionHost() {
        return Hosts.REGION.inCloudOf(region, Map.of("region", region));
    }

    /** One of the resource's properties, missing when it has none of that name. */
    JsonNode property(String property) {
        return document.path("properties").path(property);
    }

    /** Whether it has been made; it is at work also while its key is rotated. */
    boolean isReady() {
        return property("provisioningState").asText().equals(SUCCEEDED) || isChanging();
    }

    boolean isChanging() {
        return property("provisioningState").asText().equals(UPDATING);
    }

    boolean hasFailed() {
        return property("provisioningState").asText().equals("Failed");
    }

    /** Whether the service keeps resources for it in a group of the customer's subscription. */
    boolean hasManagedGroup() {
        return encrypted()
                && !property("enableServiceSideCMKEncryption").asBoolean()
                && !property("enableSimplifiedCmk").asBoolean();
    }

    WorkspaceRecord withDocument(ObjectNode changed) {
        return new WorkspaceRecord(id, workspaceId, region, changed);
    }
}
