package io.github.azureml4j.local.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** All services of all workspaces. Every change replaces one whole record, so no lock spans two of them. */
final class WebserviceStore {

    private final Map<String, Webservice> services = new ConcurrentHashMap<>();

    /** False when the name is taken. */
    boolean add(Webservice service) {
        return services.putIfAbsent(key(service.workspace(), service.name()), service) == null;
    }

    Optional<Webservice> find(String workspace, String name) {
        return Optional.ofNullable(services.get(key(workspace, name)));
    }

    List<Webservice> of(String workspace) {
        return services.values().stream()
                .filter(service -> service.workspace().equalsIgnoreCase(workspace))
                .sorted(java.util.Comparator.comparing(Webservice::name))
                .toList();
    }

    /** The changed record, or nothing when the service is gone. */
    Optional<Webservice> change(String workspace, String name, UnaryOperator<Webservice> change) {
        return Optional.ofNullable(
                services.computeIfPresent(key(workspace, name), (key, service) -> change.apply(service)));
    }

    Optional<Webservice> remove(String workspace, String name) {
        return Optional.ofNullable(services.remove(key(workspace, name)));
    }

    private static String key(String workspace, String name) {
        return workspace.toLowerCase(java.util.Locale.ROOT) + "/" + name;
    }
}
