package io.github.azureml4j.local.networks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All private endpoints. The documents are never changed in place. */
final class EndpointStore {

    private final Map<ResourceId, ObjectNode> endpoints = new ConcurrentHashMap<>();

    Optional<ObjectNode> find(ResourceId id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    void put(ResourceId id, ObjectNode document) {
        endpoints.put(id, document);
    }

    Optional<ObjectNode> remove(ResourceId id) {
        return Optional.ofNullable(endpoints.remove(id));
    }

    Stream<ResourceId> ids() {
        return endpoints.keySet().stream();
    }
}
