package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.arm.InsightsComponents.Component;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;

/** Application Insights components, 2020-02-02 and 2015-05-01 (an unpublished contract here). */
final class InsightsRoutes {

    private final InsightsComponents components;

    InsightsRoutes(InsightsComponents components) {
        this.components = components;
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
        return Reply.ok(
                components.put(id(exchange), exchange.json(), exchange.now()).document());
    }

    private static ResourceId id(Exchange exchange) {
        return new ResourceId(
                exchange.path("sub"), exchange.path("rg"), InsightsComponents.TYPE, exchange.path("name"));
    }
}
