package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;

/** A subscription of the first tenant. */
record Subscription(String id, String displayName) {

    ObjectNode toWire(String tenantId) {
        ObjectNode body = Json.object().put("id", "/subscriptions/" + id).put("authorizationSource", "RoleBased");
        body.putArray("managedByTenants");
        body.put("subscriptionId", id).put("tenantId", tenantId);
        body.put("displayName", displayName).put("state", "Enabled");
        body.putObject("subscriptionPolicies")
                .put("locationPlacementId", "Public_2014-09-01")
                .put("quotaId", "PayAsYouGo_2014-09-01")
                .put("spendingLimit", "Off");
        return body;
    }
}
