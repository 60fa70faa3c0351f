package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.List;

/** The subscriptions and the tenants, as sign-in tools list them. */
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
                .get("/subscriptions/{sub}", "Subscriptions_Get", this::get)
                .get("/subscriptions/{sub}/locations", "Subscriptions_ListLocations", this::locations);
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

    /** Subscriptions trust one tenant; tokens of others see none. */
    private Reply list(Exchange exchange) {
        boolean own = exchange.caller().tenantId().equals(entra.tenantId());
        List<Subscription> seen = own ? arm.subscriptions().all() : List.of();
        ObjectNode body = Json.list(seen.stream().map(this::toWire));
        body.putObject("count").put("type", "Total").put("value", seen.size());
        return Reply.ok(body);
    }

    private Reply get(Exchange exchange) {
        return Reply.ok(toWire(arm.subscriptions().require(exchange.path("sub"))));
    }

    private Reply locations(Exchange exchange) {
        String id = arm.subscriptions().require(exchange.path("sub")).id();
        return Reply.ok(Json.list(Regions.toWire(exchange.hostName(), id)));
    }

    private ObjectNode toWire(Subscription subscription) {
        return subscription.toWire(entra.tenantId());
    }
}
