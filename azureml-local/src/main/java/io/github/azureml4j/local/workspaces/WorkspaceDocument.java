package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** ARM's document of a workspace: the client's properties, and those that the service adds. */
final class WorkspaceDocument {

    static final String TYPE = "Microsoft.MachineLearningServices/workspaces";

    /** In a PUT, the wish to have the soft-deleted workspace of that name back (published in 2022-01-01-preview, as a text). */
    static final String RECOVER = "allowRecoverSoftDeletedWorkspace";

    /** Days that a deleted workspace keeps its name and its data. */
    static final int DEFAULT_RETENTION = 14;

    private static final List<String> ENVELOPE = List.of("location", "tags", "sku", "identity", "kind");
    private static final List<String> WHOLE = List.of("tags", "sku");

    /** What clients may send back as they read it, and never set. */
    private static final List<String> READ_ONLY = List.of(
            "workspaceId",
            "tenantId",
            "provisioningState",
            "serviceProvisionedResourceGroup",
            "privateLinkCount",
            "privateEndpointConnections",
            "notebookInfo",
            "storageHnsEnabled",
            "mlFlowTrackingUri",
            "discoveryUrl",
            "agentsEndpointUri",
            RECOVER);

    private static final Map<String, String> TEXT_DEFAULTS = Map.of("publicNetworkAccess", "Enabled");
    private static final List<String> FALSE_DEFAULTS = List.of(
            "hbiWorkspace", "v1LegacyMode", "allowPublicAccessWhenBehindVnet", "enableServiceSideCMKEncryption");

    private WorkspaceDocument() {}

    /** Whether a PUT asks to have the soft-deleted workspace of that name back. */
    static boolean recovers(ObjectNode body) {
        return body.path("properties").path(RECOVER).asText().equalsIgnoreCase("true");
    }

    /** The document of a workspace that is being made. */
    static ObjectNode creating(ResourceId id, ObjectNode body, String workspaceId, String tenantId, Instant now) {
        ObjectNode document =
                Json.object().put("id", id.text()).put("name", id.name()).put("type", TYPE);
        ENVELOPE.stream()
                .filter(body::hasNonNull)
                .forEach(name -> document.set(name, body.get(name).deepCopy()));
        defaults(document);
        ObjectNode properties = document.putObject("properties");
        settings(body).properties().forEach(entry -> properties.set(entry.getKey(), entry.getValue()));
        propertyDefaults(properties, id.name());
        properties.put("workspaceId", workspaceId).put("tenantId", tenantId).put("provisioningState", "Creating");
        properties.put("privateLinkCount", 0).put("storageHnsEnabled", false);
        document.putObject("systemData").put("createdAt", now.toString()).put("lastModifiedAt", now.toString());
        return document;
    }

    /** The document of a workspace that has been made, with the addresses of its data plane. */
    static ObjectNode ready(WorkspaceRecord workspace) {
        ObjectNode document = workspace.document().deepCopy();
        String host = workspace.regionHost();
        document.withObject("/properties")
                .put("discoveryUrl", "https://" + host + "/discovery/workspaces/" + workspace.workspaceId())
                .put("mlFlowTrackingUri", "azureml://" + host + "/mlflow/v1.0" + workspace.scope())
                .put("provisioningState", "Succeeded");
        return document;
    }

    /** The document of a workspace that could not be made; it can be read, deleted, and made again. */
    static ObjectNode failed(WorkspaceRecord workspace) {
        ObjectNode document = workspace.document().deepCopy();
        document.withObject("/properties").put("provisioningState", "Failed");
        return document;
    }

    /** What a PATCH, or a PUT on a workspace that is there, changes. What is not sent stays, and so does what is null. */
    static ObjectNode merged(ObjectNode document, ObjectNode body, Instant now) {
        ObjectNode changed = document.deepCopy();
        WHOLE.stream()
                .filter(body::hasNonNull)
                .forEach(name -> changed.set(name, body.get(name).deepCopy()));
        if (body.get("identity") instanceof ObjectNode identity) {
            changed.set("identity", Identities.merged(changed.withObject("/identity"), identity));
        }
        ObjectNode kept = changed.withObject("/properties");
        settings(body).properties().stream()
                .filter(entry -> !entry.getKey().equals("encryption"))
                .filter(entry -> !entry.getKey().equals("managedNetwork"))
                .forEach(entry -> kept.set(entry.getKey(), entry.getValue()));
        rotateKey(kept, body.path("properties"));
        ManagedNetwork.change(kept, body.at("/properties/managedNetwork"));
        changed.withObject("/systemData").put("lastModifiedAt", now.toString());
        return changed;
    }

    /** What a client sets: without what only the service says, and without nulls, which stand for nothing sent. */
    private static ObjectNode settings(ObjectNode body) {
        ObjectNode settings = body.path("properties") instanceof ObjectNode sent ? sent.deepCopy() : Json.object();
        settings.remove(READ_ONLY);
        List<String> nulls = settings.properties().stream()
                .filter(entry -> entry.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList();
        return settings.remove(nulls);
    }

    /** Of an encryption, only the key's identifier can change. */
    private static void rotateKey(ObjectNode kept, JsonNode properties) {
        JsonNode identifier = properties.at(Cmk.KEY_IDENTIFIER);
        if (identifier.isTextual() && kept.at(Cmk.KEY_IDENTIFIER).isTextual()) {
            kept.withObject("/encryption/keyVaultProperties").put("keyIdentifier", identifier.asText());
        }
    }

    private static void defaults(ObjectNode document) {
        if (!document.hasNonNull("identity")) {
            document.putObject("identity").put("type", Identities.SYSTEM);
        }
        if (!document.hasNonNull("sku")) {
            document.putObject("sku").put("name", "Basic").put("tier", "Basic");
        }
        if (!document.hasNonNull("kind")) {
            document.put("kind", "Default");
        }
    }

    private static void propertyDefaults(ObjectNode properties, String name) {
        putIfAbsent(properties, "friendlyName", name);
        TEXT_DEFAULTS.forEach((property, value) -> putIfAbsent(properties, property, value));
        FALSE_DEFAULTS.stream()
                .filter(property -> !properties.hasNonNull(property))
                .forEach(property -> properties.put(property, false));
        if (!properties.hasNonNull("softDeleteRetentionInDays")) {
            properties.put("softDeleteRetentionInDays", DEFAULT_RETENTION);
        }
        ManagedNetwork.begin(properties);
    }

    private static void putIfAbsent(ObjectNode properties, String name, String value) {
        if (!properties.hasNonNull(name)) {
            properties.put(name, value);
        }
    }
}
