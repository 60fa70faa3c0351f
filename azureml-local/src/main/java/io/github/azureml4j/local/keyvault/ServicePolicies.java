package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;

/** The access policies in a vault's document, and what a service adds to them. */
final class ServicePolicies {

    private ServicePolicies() {}

    static boolean replacedByRoles(VaultRecord vault) {
        return vault.document().at("/properties/enableRbacAuthorization").asBoolean();
    }

    static ObjectNode policy(String tenantId, String objectId, ObjectNode permissions) {
        ObjectNode policy = Json.object().put("tenantId", tenantId).put("objectId", objectId);
        return policy.set("permissions", permissions.deepCopy());
    }

    /** A patch of the vault with this policy in place of any other of the same principal. */
    static ObjectNode patch(VaultRecord vault, ObjectNode policy) {
        ObjectNode patch = Json.object();
        ArrayNode policies = patch.putObject("properties").putArray("accessPolicies");
        String principal = policy.path("objectId").asText();
        for (JsonNode old : vault.document().at("/properties/accessPolicies")) {
            if (!old.path("objectId").asText().equalsIgnoreCase(principal)) {
                policies.add(old.deepCopy());
            }
        }
        policies.add(policy);
        return patch;
    }
}
