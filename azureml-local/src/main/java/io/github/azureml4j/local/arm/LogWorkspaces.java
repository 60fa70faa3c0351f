package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Log Analytics workspaces as documents; they take in no logs. Thread-safe. */
final class LogWorkspaces implements GroupContents {

    static final String TYPE = "Microsoft.OperationalInsights/workspaces";

    private static final int DAYS = 30;

    private final ArmService arm;
    private final Ids ids;
    private final Map<String, LogWorkspace> workspaces = new ConcurrentSkipListMap<>();

    LogWorkspaces(ArmService arm, Ids ids) {
        this.arm = arm;
        this.ids = ids;
    }

    LogWorkspace require(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return Optional.ofNullable(workspaces.get(id.key()))
                .orElseThrow(() -> LocalError.notFound(
                        "ResourceNotFound",
                        "The Resource '" + TYPE + "/" + id.name() + "' under resource group '" + id.group()
                                + "' was not found."));
    }

    /** Those of a group. */
    Stream<LogWorkspace> list(String subscription, String group) {
        arm.requireGroup(subscription, group);
        return workspaces.values().stream().filter(one -> one.id().isIn(subscription, group));
    }

    /** Those of a subscription. */
    Stream<LogWorkspace> list(String subscription) {
        arm.requireSubscription(subscription);
        return workspaces.values().stream()
                .filter(one -> one.id().subscription().equalsIgnoreCase(subscription));
    }

    boolean exists(ResourceId id) {
        return workspaces.containsKey(id.key());
    }

    /** Creates or updates; the customer id of a workspace stays what it was. */
    LogWorkspace put(ResourceId id, ObjectNode body, Instant now) {
        arm.requireLivingGroup(id.subscription(), id.group());
        if (body.path("location").asText().isBlank()) {
            throw LocalError.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        LogWorkspace old = workspaces.get(id.key());
        String customerId = old == null ? ids.uuid() : old.customerId();
        LogWorkspace made = new LogWorkspace(id, describe(id, body.deepCopy(), customerId, now));
        workspaces.put(id.key(), made);
        return made;
    }

    boolean delete(ResourceId id) {
        arm.requireGroup(id.subscription(), id.group());
        return workspaces.remove(id.key()) != null;
    }

    @Override
    public Stream<ResourceId> in(String subscription, String group) {
        return workspaces.values().stream().map(LogWorkspace::id).filter(id -> id.isIn(subscription, group));
    }

    @Override
    public void deleteAll(String subscription, String group) {
        workspaces.values().removeIf(one -> one.id().isIn(subscription, group));
    }

    private static ObjectNode describe(ResourceId id, ObjectNode body, String customerId, Instant now) {
        body.put("id", id.text()).put("name", id.name()).put("type", TYPE);
        ObjectNode properties = body.withObject("properties");
        if (!properties.has("sku")) {
            properties.putObject("sku").put("name", "PerGB2018");
        }
        if (!properties.has("retentionInDays")) {
            properties.put("retentionInDays", DAYS);
        }
        properties.put("customerId", customerId).put("provisioningState", "Succeeded");
        properties.put("modifiedDate", now.toString());
        return body;
    }

    /** A workspace and its wire document. */
    record LogWorkspace(ResourceId id, ObjectNode document) {

        String customerId() {
            return document.at("/properties/customerId").asText();
        }
    }
}
