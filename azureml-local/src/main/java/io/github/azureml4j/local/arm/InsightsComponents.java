package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Application Insights components as documents; what they would collect is a matter for the monitor room. */
final class InsightsComponents implements GroupContents {

    static final String TYPE = "Microsoft.Insights/components";

    private final ArmService arm;
    private final Ids ids;
    private final Map<String, Component> components = new ConcurrentSkipListMap<>();

    InsightsComponents(ArmService arm, Ids ids) {
        this.arm = arm;
        this.ids = ids;
    }

    Optional<Component> find(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return Optional.ofNullable(components.get(id.key()));
    }

    Optional<ResourceId> byAppId(String appId) {
        return components.values().stream()
                .filter(component ->
                        component.document().at("/properties/AppId").asText().equalsIgnoreCase(appId))
                .map(Component::id)
                .findFirst();
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

    /** Creates or updates; the ids and the key of a component stay what they were. */
    Component put(ResourceId id, ObjectNode body, Instant now) {
        arm.requireLivingGroup(id.subscription(), id.group());
        if (body.path("location").asText().isBlank()) {
            throw LocalError.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        Component component = new Component(id, describe(id, body.deepCopy(), find(id), now));
        components.put(id.key(), component);
        return component;
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

    private ObjectNode describe(ResourceId id, ObjectNode body, Optional<Component> old, Instant now) {
        body.put("id", id.text()).put("name", id.name()).put("type", "microsoft.insights/components");
        String key = kept(old, "InstrumentationKey").orElseGet(ids::uuid);
        ObjectNode properties = body.withObject("properties");
        properties
                .put("ApplicationId", id.name())
                .put("AppId", kept(old, "AppId").orElseGet(ids::uuid));
        properties.put("InstrumentationKey", key).put("ConnectionString", "InstrumentationKey=" + key);
        properties.put("CreationDate", kept(old, "CreationDate").orElseGet(now::toString));
        properties.put("provisioningState", "Succeeded");
        return body;
    }

    private static Optional<String> kept(Optional<Component> old, String property) {
        return old.map(component ->
                component.document().path("properties").path(property).asText());
    }

    /** A component and its wire document. */
    record Component(ResourceId id, ObjectNode document) {}
}
