package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.stream.Stream;

/** The subscription and the tenant, as sign-in tools list them. */
final class SubscriptionRoutes {

    private final ArmService arm;
    private final EntraService entra;

    SubscriptionRoutes(ArmService arm, EntraService entra) {
        this.arm = arm;
        this.entra = entra;
    }

    void declare(Section section) {
        section.contract(Contract.unpublished("2022-12-01"))
                .get("/tenants", "Tenants_List", this::tenants)
                .get("/subscriptions", "Subscriptions_List", this::list)
                .get("/subscriptions/{sub}", "Subscriptions_Get", this::get);
    }

    /** Where the caller is a member or a guest. */
    private Reply tenants(Exchange exchange) {
        return Reply.ok(Json.list(entra.tenantsOf(exchange.caller())
                .map(tenant -> Json.object()
                        .put("id", "/tenants/" + tenant.id())
                        .put("tenantId", tenant.id())
                        .put("displayName", tenant.name())
                        .put("defaultDomain", tenant.domain())
                        .put("tenantCategory", "Home"))));
    }

    /** The subscription trusts one tenant; tokens of others see none. */
    private Reply list(Exchange exchange) {
        boolean own = exchange.caller().tenantId().equals(entra.tenantId());
        ObjectNode body = Json.list(own ? Stream.of(subscription()) : Stream.empty());
        body.putObject("count").put("type", "Total").put("value", own ? 1 : 0);
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
        body.put("subscriptionId", id).put("tenantId", entra.tenantId());
        body.put("displayName", "azureml-local").put("state", "Enabled");
        body.putObject("subscriptionPolicies")
                .put("locationPlacementId", "Public_2014-09-01")
                .put("quotaId", "PayAsYouGo_2014-09-01")
                .put("spendingLimit", "Off");
        return body;
    }
}
