package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperation;
import io.github.azureml4j.local.front.LongOperations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The subscriptions, their resource groups, and what other rooms keep in them. Thread-safe. */
public final class ArmService {

    private final Ids ids;
    private final LongOperations operations;
    private final String subscriptionId;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Throttle throttle = new Throttle();
    private final Locks locks = new Locks();
    private final ArmStore store = new ArmStore();
    private final List<GroupContents> contents = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> added = new CopyOnWriteArrayList<>();
    private final InsightsComponents insights;
    private final LogWorkspaces logs;

    public ArmService(Ids ids, LongOperations operations) {
        this.ids = ids;
        this.operations = operations;
        this.subscriptionId = ids.uuid();
        this.insights = new InsightsComponents(this, ids);
        this.logs = new LogWorkspaces(this, ids);
        contents.add(insights);
        contents.add(logs);
        subscriptions.add(new Subscription(subscriptionId, "azureml-local"), ProviderRegistry.ofUse(operations));
    }

    /** The subscription that exists from the start. */
    public String subscriptionId() {
        return subscriptionId;
    }

    /** Another subscription, with what Azure registers by itself and nothing else; its id. */
    public String addSubscription(String displayName) {
        String id = ids.uuid();
        subscriptions.add(new Subscription(id, displayName), ProviderRegistry.ofNew(operations));
        added.forEach(listener -> listener.accept(id));
        return id;
    }

    /** Calls with the id of every subscription: those that are there now, then each that is added. */
    public void onSubscription(Consumer<String> listener) {
        added.add(listener);
        subscriptionIds().forEach(listener);
    }

    /** All subscriptions, the first one first. */
    public List<String> subscriptionIds() {
        return subscriptions.ids();
    }

    /** Takes a provider's registration back at once. */
    public void unregister(String subscription, String namespace) {
        subscriptions.providers(subscription).forget(namespace);
    }

    /** How many requests a principal may send from now on. */
    public void limit(Limits limits) {
        throttle.limit(limits);
    }

    /** From now on the room's resources are listed with their group and die with it. */
    public void register(GroupContents room) {
        contents.add(room);
    }

    /** 404 {@code SubscriptionNotFound} for one that is not there. */
    public void requireSubscription(String id) {
        subscriptions.require(id);
    }

    /** The group, or 404 {@code SubscriptionNotFound} or {@code ResourceGroupNotFound}. */
    public ResourceGroup requireGroup(String subscription, String name) {
        return group(subscription, name)
                .orElseThrow(() -> LocalError.notFound(
                        "ResourceGroupNotFound", "Resource group '" + name + "' could not be found."));
    }

    /** A group in which something may be made: 409 while it is being deleted. */
    public ResourceGroup requireLivingGroup(String subscription, String name) {
        ResourceGroup group = requireGroup(subscription, name);
        if (group.state().equals("Deleting")) {
            throw LocalError.conflict(
                    "ResourceGroupBeingDeleted",
                    "The resource group '" + name + "' is in deprovisioning state and cannot perform this operation.");
        }
        return group;
    }

    /** The subscription, group or resource that an id means, or 404. */
    void requireScope(String id) {
        String[] parts = id.split("/", -1);
        requireSubscription(parts[2]);
        if (parts.length > 4) {
            requireGroup(parts[2], parts[4]);
        }
        if (parts.length > 5 && !exists(ResourceId.parse(id))) {
            throw LocalError.notFound("ResourceNotFound", "The resource '" + id + "' was not found.");
        }
    }

    /** Whether any room has the resource. */
    public boolean exists(ResourceId id) {
        return resources(id.subscription(), id.group()).anyMatch(id::equals);
    }

    /** Everything in a group. */
    public Stream<ResourceId> resources(String subscription, String group) {
        return contents.stream().flatMap(room -> room.in(subscription, group));
    }

    /** A group that a service keeps for one of its resources, such as a workspace with a customer-managed key. */
    public ResourceGroup createManagedGroup(String subscription, String name, String region, String managedBy) {
        String id = subscriptions.require(subscription).id();
        ResourceGroup group = new ResourceGroup(id, name, region(region), managedBy, null, "Succeeded");
        store.put(group);
        return group;
    }

    /** The short name of a region: {@code East US 2} and {@code eastus2} are the same. */
    public static String region(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** Deletes a group that a service kept, with its contents, at once; a customer may have deleted it before. */
    public void deleteManagedGroup(String subscription, String name) {
        requireSubscription(subscription);
        empty(subscription, name);
    }

    /** The key that an Application Insights component is written to with, if the component is there. */
    public Optional<String> instrumentationKey(ResourceId component) {
        return insights.in(component.subscription(), component.group())
                .filter(component::equals)
                .findFirst()
                .flatMap(insights::find)
                .map(found ->
                        found.document().at("/properties/InstrumentationKey").asText());
    }

    /** The levels of the management locks that hold for a scope: its own and those of what it is in. */
    public List<String> lockLevels(String scope) {
        return locks.over(scope).map(Lock::level).toList();
    }

    /** Whether resources of a provider can be made in a subscription. */
    public boolean isRegistered(String subscription, String namespace) {
        return subscriptions
                .providers(subscription)
                .find(namespace)
                .filter(ProviderRegistry.Provider::usable)
                .isPresent();
    }

    /** The Application Insights component that queries know by this id. */
    public Optional<ResourceId> componentOf(String appId) {
        return insights.byAppId(appId);
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    ProviderRegistry providers(String subscription) {
        return subscriptions.providers(subscription);
    }

    Throttle throttle() {
        return throttle;
    }

    Locks locks() {
        return locks;
    }

    LogWorkspaces logs() {
        return logs;
    }

    InsightsComponents insights() {
        return insights;
    }

    List<ResourceGroup> groups(String subscription) {
        requireSubscription(subscription);
        return store.all(subscription);
    }

    Optional<ResourceGroup> group(String subscription, String name) {
        requireSubscription(subscription);
        return store.find(subscription, name);
    }

    /** Creates or updates. The region of a group never changes. */
    ResourceGroup putGroup(
            String subscription,
            String name,
            @Nullable String location,
            @Nullable String managedBy,
            @Nullable JsonNode tags) {
        Optional<ResourceGroup> old = group(subscription, name);
        GroupRules.checkName(name);
        if (location == null || location.isBlank()) {
            throw LocalError.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        if (old.isPresent()) {
            requireLivingGroup(subscription, name);
            GroupRules.checkRegion(old.get(), region(location));
        }
        ResourceGroup group = new ResourceGroup(
                subscriptions.require(subscription).id(),
                old.map(ResourceGroup::name).orElse(name),
                region(location),
                managedBy,
                tags,
                "Succeeded");
        store.put(group);
        return group;
    }

    /** Replaces the tags. */
    ResourceGroup tagGroup(String subscription, String name, @Nullable JsonNode tags) {
        ResourceGroup old = requireLivingGroup(subscription, name);
        ResourceGroup group = new ResourceGroup(
                old.subscription(),
                old.name(),
                old.region(),
                old.managedBy(),
                tags == null ? old.tags() : tags,
                old.state());
        store.put(group);
        return group;
    }

    /** Deletes the group and all that is in it when the operation ends. */
    LongOperation deleteGroup(String subscription, String name) {
        ResourceGroup group = requireLivingGroup(subscription, name);
        contents.forEach(room -> room.checkDeletion(subscription, name));
        store.put(group.deleting());
        return operations.begin(() -> {
            empty(subscription, name);
            return null;
        });
    }

    private void empty(String subscription, String name) {
        contents.forEach(room -> room.deleteAll(subscription, name));
        store.remove(subscription, name);
    }
}
