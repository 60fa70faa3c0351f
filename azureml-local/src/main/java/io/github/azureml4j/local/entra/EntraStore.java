package io.github.azureml4j.local.entra;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The applications of the tenant. Thread-safe. */
final class EntraStore {

    private final Map<String, ServicePrincipal> principals = new ConcurrentHashMap<>();

    void add(ServicePrincipal principal) {
        principals.put(principal.clientId(), principal);
    }

    Optional<ServicePrincipal> find(String clientId) {
        return Optional.ofNullable(principals.get(clientId.toLowerCase(Locale.ROOT)));
    }
}
