package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.InsightsComponents.Component;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.Optional;

/** Application Insights components, 2020-02-02 and 2015-05-01 (an unpublished contract here). */
final class InsightsRoutes {

    private final InsightsComponents components;
    private final Ids ids;
    private final String tenantId;

    InsightsRoutes(InsightsComponents components, Ids ids, String tenantId) {
        this.components = components;
        this.ids = ids;
        this.tenantId = tenantId;
    }

    void declare(Section section) {
        section.contract(Contract.unpublished("2020-02-02"))
                .under("/subscriptions/{sub}/resourceGroups/{rg}/providers/Microsoft.Insights/components")
                .get("", "Components_ListByResourceGroup", this::list)
                .put("/{name}", "Components_CreateOrUpdate", this::put)
                .get("/{name}", "Components_Get", this::get)
                .delete("/{name}", "Components_Delete", this::delete);
    }

    private Reply list(Exchange exchange) {
        return Reply.ok(Json.list(components.list(exchange.path("sub"), exchange.path("rg")).stream()
                .map(Component::document)));
    }

    private Reply get(Exchange exchange) {
        return Reply.ok(components.require(id(exchange)).document());
    }

    private Reply delete(Exchange exchange) {
        return Reply.empty(components.delete(id(exchange)) ? 200 : 204);
    }

    private Reply put(Exchange exchange) {
        ResourceId id = id(exchange);
        Optional<Component> old = components.find(id);
        ObjectNode body = exchange.json();
        body.put("id", id.text()).put("name", id.name()).put("type", "microsoft.insights/components");
        describe(body.withObject("properties"), id, exchange, old);
        components.put(new Component(id, body));
        return Reply.ok(body);
    }

    /** What the service adds; the keys of a component stay what they were. */
    private void describe(ObjectNode properties, ResourceId id, Exchange exchange, Optional<Component> old) {
        String key = kept(old, "InstrumentationKey").orElseGet(ids::uuid);
        String appId = kept(old, "AppId").orElseGet(ids::uuid);
        properties.put("ApplicationId", id.name()).put("AppId", appId).put("TenantId", tenantId);
        properties.put("InstrumentationKey", key).put("ConnectionString", "InstrumentationKey=" + key);
        properties.put(
                "CreationDate", kept(old, "CreationDate").orElse(exchange.now().toString()));
        properties.put("provisioningState", "Succeeded");
    }

    private static Optional<String> kept(Optional<Component> old, String property) {
        return old.map(component ->
                component.document().path("properties").path(property).asText());
    }

    private static ResourceId id(Exchange exchange) {
        return new ResourceId(
                exchange.path("sub"), exchange.path("rg"), InsightsComponents.TYPE, exchange.path("name"));
    }
}
