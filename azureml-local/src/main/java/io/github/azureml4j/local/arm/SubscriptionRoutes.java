package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.stream.Stream;

/** The subscription and the tenant, as sign-in tools list them. */
final class SubscriptionRoutes {

    private final ArmService arm;
    private final String tenantId;

    SubscriptionRoutes(ArmService arm, String tenantId) {
        this.arm = arm;
        this.tenantId = tenantId;
    }

    void declare(Section section) {
        section.contract(Contract.unpublished("2022-12-01"))
                .get("/tenants", "Tenants_List", this::tenants)
                .get("/subscriptions", "Subscriptions_List", this::list)
                .get("/subscriptions/{sub}", "Subscriptions_Get", this::get);
    }

    private Reply tenants(Exchange exchange) {
        ObjectNode tenant = Json.object().put("id", "/tenants/" + tenantId).put("tenantId", tenantId);
        return Reply.ok(
                Json.list(Stream.of(tenant.put("displayName", "azureml-local").put("tenantCategory", "Home"))));
    }

    private Reply list(Exchange exchange) {
        ObjectNode body = Json.list(Stream.of(subscription()));
        body.putObject("count").put("type", "Total").put("value", 1);
        return Reply.ok(body);
    }

    private Reply get(Exchange exchange) {
        arm.requireSubscription(exchange.path("sub"));
        return Reply.ok(subscription());
    }

    private ObjectNode subscription() {
        String id = arm.subscriptionId();
        ObjectNode body = Json.object().put("id", "/subscriptions/" + id).put("authorizationSource", "RoleBased");
        body.putArray("managedByTenants");
        body.put("subscriptionId", id).put("tenantId", tenantId);
        body.put("displayName", "azureml-local").put("state", "Enabled");
        body.putObject("subscriptionPolicies")
                .put("locationPlacementId", "Public_2014-09-01")
                .put("quotaId", "PayAsYouGo_2014-09-01")
                .put("spendingLimit", "Off");
        return body;
    }
}
