package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The subscriptions, each with its own registrations of providers. Thread-safe. */
final class Subscriptions {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    void add(Subscription subscription, ProviderRegistry providers) {
        entries.add(new Entry(subscription, providers));
    }

    Subscription require(String id) {
        return entry(id).subscription();
    }

    ProviderRegistry providers(String id) {
        return entry(id).providers();
    }

    Optional<ProviderRegistry> findProviders(String id) {
        return find(id).map(Entry::providers);
    }

    List<String> ids() {
        return entries.stream().map(entry -> entry.subscription().id()).toList();
    }

    List<Subscription> all() {
        return entries.stream().map(Entry::subscription).toList();
    }

    private Entry entry(String id) {
        return find(id).orElseThrow(() ->
                LocalError.notFound("SubscriptionNotFound", "The subscription '" + id + "' could not be found."));
    }

    private Optional<Entry> find(String id) {
        return entries.stream()
                .filter(entry -> entry.subscription().id().equalsIgnoreCase(id))
                .findFirst();
    }

    private record Entry(Subscription subscription, ProviderRegistry providers) {}
}
