package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.Locale;
import java.util.Set;

/** Who a workspace is in the tenant: a principal of its own that carries its name, and identities that it was given. */
final class Identities {

    static final String SYSTEM = "SystemAssigned";

    private static final String ASSIGNED = "userAssignedIdentities";
    private static final Set<String> TYPES = Set.of("systemassigned", "userassigned", "systemassigned,userassigned");

    private final EntraService entra;
    private final UserIdentities users;

    Identities(EntraService entra, UserIdentities users) {
        this.entra = entra;
        this.users = users;
    }

    /** Raises 400 for an identity that a workspace cannot have. */
    void check(JsonNode identity, JsonNode properties) {
        String type = type(identity);
        if (!TYPES.contains(type)) {
            throw invalid("A workspace needs an identity of type SystemAssigned or UserAssigned, not '"
                    + identity.path("type").asText() + "'.");
        }
        if (type.contains("user") == identity.path(ASSIGNED).isEmpty()) {
            throw invalid("Identities in userAssignedIdentities and the type '"
                    + identity.path("type").asText() + "' do not fit together.");
        }
        identity.path(ASSIGNED).fieldNames().forEachRemaining(this::require);
        checkPrimary(identity, properties.path("primaryUserAssignedIdentity").asText());
    }

    /** The document with the ids of its identities, of which a principal of its own is made where one is wanted. */
    ObjectNode completed(ObjectNode document) {
        ObjectNode identity = document.withObject("/identity");
        if (!type(identity).startsWith("system")) {
            identity.remove("principalId");
        } else if (!identity.hasNonNull("principalId")) {
            String name = document.path("name").asText();
            identity.put(
                    "principalId", entra.addApplication(entra.tenantId(), name).objectId());
        }
        identity.put("tenantId", entra.tenantId());
        if (identity.get(ASSIGNED) instanceof ObjectNode assigned) {
            assigned.properties().forEach(entry -> {
                UserIdentities.UserIdentity user = require(entry.getKey());
                entry.setValue(Json.object().put("clientId", user.clientId()).put("principalId", user.principalId()));
            });
        }
        return document;
    }

    /** The object id of the identity that reads the customer-managed key. */
    String keyReader(WorkspaceRecord workspace) {
        return hasKeyReader(workspace) ? require(namedReader(workspace)).principalId() : workspace.principalId();
    }

    /** Whether an identity was named to read that key. */
    boolean hasKeyReader(WorkspaceRecord workspace) {
        return !namedReader(workspace).isEmpty();
    }

    private static String namedReader(WorkspaceRecord workspace) {
        return workspace
                .property("encryption")
                .at("/identity/userAssignedIdentity")
                .asText();
    }

    /** Whether the workspace's own principal may sign in; one of a deleted workspace may not. */
    void enable(WorkspaceRecord workspace, boolean may) {
        JsonNode own = workspace.document().at("/identity/principalId");
        if (own.isTextual()) {
            entra.enable(own.asText(), may);
        }
    }

    /** The identity of a workspace after a PATCH: null takes an assigned one away. */
    static ObjectNode merged(ObjectNode now, ObjectNode sent) {
        ObjectNode merged = now.deepCopy();
        if (sent.hasNonNull("type")) {
            merged.set("type", sent.get("type"));
        }
        ObjectNode assigned = merged.path(ASSIGNED) instanceof ObjectNode there ? there : Json.object();
        sent.path(ASSIGNED).properties().forEach(entry -> {
            assigned.properties().removeIf(known -> known.getKey().equalsIgnoreCase(entry.getKey()));
            if (!entry.getValue().isNull()) {
                assigned.set(entry.getKey(), entry.getValue());
            }
        });
        boolean none = assigned.isEmpty() || !type(merged).contains("user");
        return none ? merged.without(ASSIGNED) : merged.<ObjectNode>set(ASSIGNED, assigned);
    }

    private void checkPrimary(JsonNode identity, String primary) {
        boolean given = identity.path(ASSIGNED).properties().stream()
                .anyMatch(entry -> entry.getKey().equalsIgnoreCase(primary));
        if (!primary.isEmpty() && !given) {
            throw invalid("The primaryUserAssignedIdentity '" + primary + "' is none of the workspace's identities.");
        }
        if (primary.isEmpty()
                && !type(identity).startsWith("system")
                && identity.path(ASSIGNED).size() > 1) {
            throw invalid("A workspace with several user-assigned identities needs a primaryUserAssignedIdentity.");
        }
    }

    private UserIdentities.UserIdentity require(String id) {
        return users.find(ResourceId.parse(id))
                .orElseThrow(() -> LocalError.badRequest(
                        "FailedIdentityOperation",
                        "Identity operation for resource failed with error 'The resource '" + id
                                + "' was not found'."));
    }

    private static String type(JsonNode identity) {
        return identity.path("type").asText().replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static LocalError invalid(String message) {
        return LocalError.badRequest("InvalidIdentity", message);
    }
}
