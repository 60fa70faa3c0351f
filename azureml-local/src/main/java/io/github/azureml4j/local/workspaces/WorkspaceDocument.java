package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import java.time.Instant;
import java.util.List;

/** ARM's document of a workspace: the client's properties, and those that the service adds. */
final class WorkspaceDocument {

    static final String TYPE = "Microsoft.MachineLearningServices/workspaces";

    private static final List<String> WHOLE = List.of("tags", "sku", "identity", "kind");

    private WorkspaceDocument() {}

    /** The document of a workspace that is being made. */
    static ObjectNode creating(ResourceId id, ObjectNode body, String workspaceId, String tenantId, Instant now) {
        ObjectNode document =
                Json.object().put("id", id.text()).put("name", id.name()).put("type", TYPE);
        document.setAll(body.deepCopy());
        defaults(document);
        ObjectNode properties = document.withObject("/properties");
        propertyDefaults(properties, id.name());
        properties.put("workspaceId", workspaceId).put("tenantId", tenantId).put("provisioningState", "Creating");
        properties.put("privateLinkCount", 0).put("storageHnsEnabled", false);
        document.putObject("systemData").put("createdAt", now.toString()).put("lastModifiedAt", now.toString());
        return document;
    }

    /** The document of a workspace that has been made, with the addresses of its data plane. */
    static ObjectNode ready(WorkspaceRecord workspace, String principalId, String tenantId) {
        ObjectNode document = workspace.document().deepCopy();
        ObjectNode identity = document.withObject("/identity");
        if (identity.path("type").asText().contains("SystemAssigned")) {
            identity.put("principalId", principalId).put("tenantId", tenantId);
        }
        String host = workspace.regionHost();
        document.withObject("/properties")
                .put("discoveryUrl", "https://" + host + "/discovery/workspaces/" + workspace.workspaceId())
                .put("mlFlowTrackingUri", "azureml://" + host + "/mlflow/v1.0" + workspace.scope())
                .put("provisioningState", "Succeeded");
        return document;
    }

    /** The document of a workspace that could not be made; it can be read and deleted. */
    static ObjectNode failed(WorkspaceRecord workspace) {
        ObjectNode document = workspace.document().deepCopy();
        document.withObject("/properties").put("provisioningState", "Failed");
        return document;
    }

    /** What a PATCH, or a PUT on a workspace that is there, changes. */
    static ObjectNode merged(ObjectNode document, ObjectNode body, Instant now) {
        ObjectNode changed = document.deepCopy();
        WHOLE.stream().filter(body::hasNonNull).forEach(name -> mergeWhole(changed, body, name));
        if (body.get("properties") instanceof ObjectNode properties) {
            ObjectNode kept = changed.withObject("/properties");
            properties.properties().stream()
                    .filter(entry -> !entry.getKey().equals("encryption"))
                    .forEach(entry -> kept.set(entry.getKey(), entry.getValue().deepCopy()));
            rotateKey(kept, properties);
        }
        changed.withObject("/systemData").put("lastModifiedAt", now.toString());
        return changed;
    }

    private static void mergeWhole(ObjectNode changed, ObjectNode body, String name) {
        if (name.equals("identity")) {
            changed.withObject("/identity").setAll((ObjectNode) body.get(name).deepCopy());
        } else {
            changed.set(name, body.get(name).deepCopy());
        }
    }

    /** Of an encryption, only the key's identifier can change. */
    private static void rotateKey(ObjectNode kept, ObjectNode properties) {
        var identifier = properties.at(Cmk.KEY_IDENTIFIER);
        if (identifier.isTextual()) {
            kept.withObject("/encryption/keyVaultProperties").put("keyIdentifier", identifier.asText());
        }
    }

    private static void defaults(ObjectNode document) {
        if (!document.hasNonNull("identity")) {
            document.putObject("identity").put("type", "SystemAssigned");
        }
        if (!document.hasNonNull("sku")) {
            document.putObject("sku").put("name", "Basic").put("tier", "Basic");
        }
        if (!document.hasNonNull("kind")) {
            document.put("kind", "Default");
        }
    }

    private static void propertyDefaults(ObjectNode properties, String name) {
        if (!properties.hasNonNull("friendlyName")) {
            properties.put("friendlyName", name);
        }
        if (!properties.hasNonNull("hbiWorkspace")) {
            properties.put("hbiWorkspace", false);
        }
        if (!properties.hasNonNull("publicNetworkAccess")) {
            properties.put("publicNetworkAccess", "Enabled");
        }
    }
}
