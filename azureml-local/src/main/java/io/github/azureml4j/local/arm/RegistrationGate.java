package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Gate;
import io.github.azureml4j.local.front.LocalError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is made whose provider the subscription has not registered. A refusal is remembered by the client's request id:
 * who repeats a request with the same id gets the same answer, registered or not (contract 2.6).
 */
final class RegistrationGate implements Gate {

    private static final int KEPT = 1_000;

    private final Subscriptions subscriptions;
    private final Map<String, Boolean> refused = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    });

    RegistrationGate(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public void check(Exchange exchange) {
        ArmPath path = ArmPath.of(exchange.rawPath());
        if (!exchange.method().equals("PUT")
                || path.subscription().isEmpty()
                || path.namespace().isEmpty()) {
            return;
        }
        Optional<ProviderRegistry.Provider> provider =
                subscriptions.findProviders(path.subscription()).flatMap(providers -> providers.find(path.namespace()));
        String asked = key(exchange.header("x-ms-client-request-id"), exchange.rawPath());
        boolean missing = provider.filter(known -> !known.usable()).isPresent();
        if (missing || refused.containsKey(asked)) {
            if (!asked.isEmpty()) {
                refused.put(asked, true);
            }
            throw refusal(provider.map(ProviderRegistry.Provider::namespace).orElse(path.namespace()));
        }
    }

    private static String key(@Nullable String requestId, String path) {
        return requestId == null ? "" : requestId + path;
    }

    private static LocalError refusal(String namespace) {
        String message = "The subscription is not registered to use namespace '" + namespace
                + "'. See https://aka.ms/rps-not-found for how to register subscriptions.";
        return LocalError.conflict("MissingSubscriptionRegistration", message)
                .because(List.of(new LocalError(409, "MissingSubscriptionRegistration", message, namespace)));
    }
}
