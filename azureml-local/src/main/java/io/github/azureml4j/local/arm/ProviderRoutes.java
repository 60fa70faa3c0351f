package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;

/** Resource providers and their registration. */
final class ProviderRoutes {

    private final ArmService arm;

    ProviderRoutes(ArmService arm) {
        this.arm = arm;
    }

    void declare(Section section) {
        section.under("/subscriptions/{sub}/providers")
                .get("", "Providers_List", this::list)
                .get("/{namespace}", "Providers_Get", this::get)
                .post("/{namespace}/register", "Providers_Register", this::register)
                .post("/{namespace}/unregister", "Providers_Unregister", this::unregister);
    }

    private Reply list(Exchange exchange) {
        return Reply.ok(Json.list(registry(exchange).all().stream().map(provider -> toWire(exchange, provider))));
    }

    private Reply get(Exchange exchange) {
        return Reply.ok(toWire(exchange, registry(exchange).require(exchange.path("namespace"))));
    }

    private Reply register(Exchange exchange) {
        return Reply.ok(toWire(exchange, registry(exchange).register(exchange.path("namespace"))));
    }

    private Reply unregister(Exchange exchange) {
        return Reply.ok(toWire(exchange, registry(exchange).unregister(exchange.path("namespace"))));
    }

    private ProviderRegistry registry(Exchange exchange) {
        return arm.providers(exchange.path("sub"));
    }

    private static ObjectNode toWire(Exchange exchange, ProviderRegistry.Provider provider) {
        return Json.object()
                .put("id", "/subscriptions/" + exchange.path("sub") + "/providers/" + provider.namespace())
                .put("namespace", provider.namespace())
                .put("registrationPolicy", "RegistrationRequired")
                .put("registrationState", provider.state());
    }
}
