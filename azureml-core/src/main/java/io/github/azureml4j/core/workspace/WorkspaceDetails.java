package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.security.KeyRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    private Optional<String> property(String name) {
        String value = document.path("properties").path(name).asText("");
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
