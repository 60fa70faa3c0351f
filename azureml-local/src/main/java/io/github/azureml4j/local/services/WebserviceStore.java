package io.github.azureml4j.local.services;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All services of all workspaces. Every change replaces one whole record, so no lock spans two of them. */
final class WebserviceStore {

    private final Map<String, Webservice> services = new ConcurrentHashMap<>();

    /** What was begun, by its id; kept when the service is gone. */
    private final Map<String, Webservice> begun = new ConcurrentHashMap<>();

    /** False when the name is taken. */
    boolean add(Webservice service) {
        boolean added = services.putIfAbsent(key(service.workspace(), service.name()), service) == null;
        if (added) {
            begun.put(service.operation().id(), service);
        }
        return added;
    }

    Optional<Webservice> find(String workspace, String name) {
        return Optional.ofNullable(services.get(key(workspace, name)));
    }

    /** The service, as it was then, that an operation of the workspace was begun for. */
    Optional<Webservice> byOperation(String workspace, String operationId) {
        return Optional.ofNullable(begun.get(operationId))
                .filter(service -> service.workspace().equalsIgnoreCase(workspace));
    }

    Stream<Webservice> all() {
        return services.values().stream();
    }

    List<Webservice> of(String workspace) {
        return services.values().stream()
                .filter(service -> service.workspace().equalsIgnoreCase(workspace))
                .sorted(Comparator.comparing(Webservice::name))
                .toList();
    }

    /** The changed record, or nothing when the service is gone. */
    Optional<Webservice> change(String workspace, String name, UnaryOperator<Webservice> change) {
        return Optional.ofNullable(
                services.computeIfPresent(key(workspace, name), (key, service) -> change.apply(service)));
    }

    /** The same for the service that a deployment is for, and not for a later one of that name. */
    void change(String workspace, String name, Deployment deployment, UnaryOperator<Webservice> change) {
        change(workspace, name, service -> service.deployment() == deployment ? change.apply(service) : service);
    }

    Optional<Webservice> remove(String workspace, String name) {
        return Optional.ofNullable(services.remove(key(workspace, name)));
    }

    private static String key(String workspace, String name) {
        return workspace.toLowerCase(Locale.ROOT) + "/" + name;
    }
}
