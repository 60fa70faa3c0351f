package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperations;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which resource providers a subscription knows, and whether they are registered. Thread-safe. */
final class ProviderRegistry {

    static final String REGISTERED = "Registered";
    private static final String REGISTERING = "Registering";
    private static final String UNREGISTERING = "Unregistering";
    private static final String NOT_REGISTERED = "NotRegistered";

    /** What a new subscription of Azure has from the start, as far as this emulator knows the provider. */
    private static final List<String> BY_DEFAULT = List.of(
            "Microsoft.Authorization",
            "Microsoft.Billing",
            "Microsoft.Consumption",
            "Microsoft.CostManagement",
            "Microsoft.Features",
            "Microsoft.MarketplaceOrdering",
            "Microsoft.Portal",
            "Microsoft.ResourceGraph",
            "Microsoft.Resources",
            "Microsoft.SerialConsole",
            "microsoft.support");

    private static final List<String> SERVED = List.of(
            "Microsoft.ContainerRegistry",
            "Microsoft.DocumentDB",
            "Microsoft.Insights",
            "Microsoft.KeyVault",
            "Microsoft.MachineLearningServices",
            "Microsoft.ManagedIdentity",
            "Microsoft.Network",
            "Microsoft.OperationalInsights",
            "Microsoft.Storage");
    private static final List<String> OTHERS = List.of(
            "Microsoft.Compute",
            "Microsoft.ContainerInstance",
            "Microsoft.ContainerService",
            "Microsoft.EventGrid",
            "Microsoft.Notebooks",
            "Microsoft.PolicyInsights",
            "Microsoft.Search");

    private final LongOperations operations;
    private final Map<String, Provider> providers = new ConcurrentSkipListMap<>();

    private ProviderRegistry(LongOperations operations, String served) {
        this.operations = operations;
        BY_DEFAULT.forEach(name -> put(name, REGISTERED));
        SERVED.forEach(name -> put(name, served));
        OTHERS.forEach(name -> put(name, NOT_REGISTERED));
    }

    /** Of a subscription that has been in use: all that is served here is registered. */
    static ProviderRegistry ofUse(LongOperations operations) {
        return new ProviderRegistry(operations, REGISTERED);
    }

    /** Of a new subscription: what Azure registers by itself and nothing else. */
    static ProviderRegistry ofNew(LongOperations operations) {
        return new ProviderRegistry(operations, NOT_REGISTERED);
    }

    List<Provider> all() {
        return List.copyOf(providers.values());
    }

    Optional<Provider> find(String namespace) {
        return Optional.ofNullable(providers.get(key(namespace)));
    }

    Provider require(String namespace) {
        return find(namespace)
                .orElseThrow(() -> LocalError.notFound(
                        "InvalidResourceNamespace", "The resource namespace '" + namespace + "' is invalid."));
    }

    /** Registers; like Azure it says {@code Registering} for a while, in which resources can be made already. */
    Provider register(String namespace) {
        Provider provider = require(namespace);
        if (!provider.usable()) {
            become(provider, REGISTERING, REGISTERED);
        }
        return require(namespace);
    }

    /** Takes the registration back after a while; what was made stays. */
    Provider unregister(String namespace) {
        Provider provider = require(namespace);
        if (provider.usable()) {
            become(provider, UNREGISTERING, NOT_REGISTERED);
        }
        return require(namespace);
    }

    /** Takes the registration back at once. */
    void forget(String namespace) {
        put(require(namespace).namespace(), NOT_REGISTERED);
    }

    private void become(Provider provider, String now, String then) {
        put(provider.namespace(), now);
        operations.begin(() -> {
            if (require(provider.namespace()).state().equals(now)) {
                put(provider.namespace(), then);
            }
            return null;
        });
    }

    private void put(String namespace, String state) {
        providers.put(key(namespace), new Provider(namespace, state));
    }

    private static String key(String namespace) {
        return namespace.toLowerCase(Locale.ROOT);
    }

    /** A provider and its registration state, in ARM's words. */
    record Provider(String namespace, String state) {

        /** Whether its resources can be made: also while it is being registered. */
        boolean usable() {
            return state.equals(REGISTERED) || state.equals(REGISTERING);
        }
    }
}
