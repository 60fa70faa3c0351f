package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Application Insights components as documents; what they would collect is a matter for the monitor room. */
final class InsightsComponents implements GroupContents {

    static final String TYPE = "Microsoft.Insights/components";

    private final ArmService arm;
    private final Map<String, Component> components = new ConcurrentSkipListMap<>();

    InsightsComponents(ArmService arm) {
        this.arm = arm;
    }

    Optional<Component> find(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return Optional.ofNullable(components.get(id.key()));
    }

    Component require(ResourceId id) {
        return find(id).orElseThrow(() -> LocalError.notFound(
                "ResourceNotFound",
                "The Resource '" + TYPE + "/" + id.name() + "' under resource group '" + id.group()
                        + "' was not found."));
    }

    List<Component> list(String subscription, String group) {
        arm.requireGroup(subscription, group);
        return components.values().stream()
                .filter(component -> component.id().isIn(subscription, group))
                .toList();
    }

    void put(Component component) {
        arm.requireLivingGroup(component.id().subscription(), component.id().group());
        if (component.document().path("location").asText().isBlank()) {
            throw LocalError.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        components.put(component.id().key(), component);
    }

    boolean delete(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return components.remove(id.key()) != null;
    }

    @Override
    public Stream<ResourceId> in(String subscription, String group) {
        return components.values().stream().map(Component::id).filter(id -> id.isIn(subscription, group));
    }

    @Override
    public void deleteAll(String subscription, String group) {
        components.values().removeIf(component -> component.id().isIn(subscription, group));
    }

    /** A component and its wire document. */
    record Component(ResourceId id, ObjectNode document) {}
}
