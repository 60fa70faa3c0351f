package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;

/** Resource providers and their registration. */
final class ProviderRoutes {

    private final ArmService arm;
    private final ProviderRegistry registry;

    ProviderRoutes(ArmService arm, ProviderRegistry registry) {
        this.arm = arm;
        this.registry = registry;
    }

    void declare(Section section) {
        section.under("/subscriptions/{sub}/providers")
                .get("", "Providers_List", this::list)
                .get("/{namespace}", "Providers_Get", this::get)
                .post("/{namespace}/register", "Providers_Register", this::register);
    }

    private Reply list(Exchange exchange) {
        arm.requireSubscription(exchange.path("sub"));
        return Reply.ok(Json.list(registry.all().stream().map(this::toWire)));
    }

    private Reply get(Exchange exchange) {
        arm.requireSubscription(exchange.path("sub"));
        return Reply.ok(toWire(registry.require(exchange.path("namespace"))));
    }

    private Reply register(Exchange exchange) {
        arm.requireSubscription(exchange.path("sub"));
        return Reply.ok(toWire(registry.register(exchange.path("namespace"))));
    }

    private ObjectNode toWire(ProviderRegistry.Provider provider) {
        return Json.object()
                .put("id", "/subscriptions/" + arm.subscriptionId() + "/providers/" + provider.namespace())
                .put("namespace", provider.namespace())
                .put("registrationPolicy", "RegistrationRequired")
                .put("registrationState", provider.state());
    }
}
