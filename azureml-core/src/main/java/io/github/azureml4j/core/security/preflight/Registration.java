package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.OperationSteps;
import io.github.azureml4j.core.http.ServiceClient;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** The registration of resource providers: all are asked for, then each is looked at until it says so. Not thread-safe. */
final class Registration implements OperationSteps<Set<String>> {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ServiceClient providers;
    private final Set<String> wanted;
    private final Set<String> waiting;
    private boolean asked;

    Registration(AzureConnection azure, Set<String> namespaces) {
        this.providers = azure.arm()
                .at("/subscriptions/{}/providers", azure.subscription())
                .apiVersion("2024-03-01");
        this.wanted = Set.copyOf(namespaces);
        this.waiting = new TreeSet<>(namespaces);
    }

    @Override
    public String title() {
        return "register " + String.join(", ", new TreeSet<>(wanted));
    }

    @Override
    public String id() {
        return providers.base().getPath();
    }

    @Override
    public Step<Set<String>> next() {
        if (!asked) {
            waiting.forEach(namespace ->
                    providers.post("/{}/register", namespace).idempotent().send());
            asked = true;
        } else {
            waiting.removeIf(this::isRegistered);
        }
        return waiting.isEmpty()
                ? new Done<>(title(), wanted)
                : new Running<>(String.join(", ", waiting), "Registering", null, PAUSE);
    }

    @Override
    public String resumeToken() {
        throw new UnsupportedOperationException("a registration may simply be begun again");
    }

    private boolean isRegistered(String namespace) {
        return providers
                .get("/{}", namespace)
                .json()
                .path("registrationState")
                .asText()
                .equalsIgnoreCase("Registered");
    }
}
