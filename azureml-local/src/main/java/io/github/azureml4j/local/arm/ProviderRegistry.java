package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.LongOperations;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Which resource providers the subscription knows, and whether they are registered. Those whose resources are served
 * here are registered from the start. Thread-safe.
 */
final class ProviderRegistry {

    static final String REGISTERED = "Registered";
    private static final String REGISTERING = "Registering";
    private static final String NOT_REGISTERED = "NotRegistered";

    private static final List<String> SERVED = List.of(
            "Microsoft.Authorization",
            "Microsoft.ContainerRegistry",
            "Microsoft.DocumentDB",
            "Microsoft.Insights",
            "Microsoft.KeyVault",
            "Microsoft.MachineLearningServices",
            "Microsoft.Resources",
            "Microsoft.Storage");
    private static final List<String> OTHERS = List.of(
            "Microsoft.Compute",
            "Microsoft.ContainerInstance",
            "Microsoft.ContainerService",
            "Microsoft.ManagedIdentity",
            "Microsoft.Network",
            "Microsoft.OperationalInsights",
            "Microsoft.Search");

    private final LongOperations operations;
    private final Map<String, Provider> providers = new ConcurrentSkipListMap<>();

    ProviderRegistry(LongOperations operations) {
        this.operations = operations;
        SERVED.forEach(name -> put(name, REGISTERED));
        OTHERS.forEach(name -> put(name, NOT_REGISTERED));
    }

    List<Provider> all() {
        return List.copyOf(providers.values());
    }

    Provider require(String namespace) {
        Provider provider = providers.get(key(namespace));
        if (provider == null) {
            throw LocalError.notFound(
                    "InvalidResourceNamespace", "The resource namespace '" + namespace + "' is invalid.");
        }
        return provider;
    }

    /** Registers; like Azure it says {@code Registering} for a while. */
    Provider register(String namespace) {
        Provider provider = require(namespace);
        if (provider.state().equals(NOT_REGISTERED)) {
            put(provider.namespace(), REGISTERING);
            operations.begin(() -> {
                put(provider.namespace(), REGISTERED);
                return null;
            });
        }
        return require(namespace);
    }

    private void put(String namespace, String state) {
        providers.put(key(namespace), new Provider(namespace, state));
    }

    private static String key(String namespace) {
        return namespace.toLowerCase(Locale.ROOT);
    }

    /** A provider and its registration state, in ARM's words. */
    record Provider(String namespace, String state) {}
}
