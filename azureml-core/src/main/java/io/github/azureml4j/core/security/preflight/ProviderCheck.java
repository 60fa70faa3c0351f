package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.util.List;
import java.util.Locale;

/**
 * Whether one resource provider is registered ({@code Providers_Get} 2024-03-01), and whether it offers workspaces in the region. Those
 * that requests of the caller go to are registered on the way; those that the service needs behind a customer-managed key are not.
 */
final class ProviderCheck implements Check {
    private static final String WORKSPACES = "Microsoft.MachineLearningServices";

    private final Reader reader;
    private final PreflightSubject subject;
    private final String namespace;
    private final boolean behindTheKey;

    ProviderCheck(Reader reader, PreflightSubject subject, String namespace, boolean behindTheKey) {
        this.reader = reader;
        this.subject = subject;
        this.namespace = namespace;
        this.behindTheKey = behindTheKey;
    }

    @Override
    public List<Finding> look() {
        Reading<JsonNode> provider =
                reader.get("/subscriptions/" + subject.id().subscription() + "/providers/" + namespace, "2024-03-01");
        if (provider.unread().isPresent()) {
            return List.of(Finding.unknown(
                    "PROVIDER_UNREADABLE",
                    namespace,
                    provider.unread().get(),
                    "ask for the role Reader on the subscription"));
        }
        String state = provider.value()
                .map(body -> body.path("registrationState").asText())
                .orElse("NotRegistered");
        if (!state.equalsIgnoreCase("Registered")) {
            return List.of(unregistered(state));
        }
        return provider.value().map(this::region).orElse(List.of());
    }

    private Finding unregistered(String state) {
        String message = "resource provider " + namespace + " is " + state + " in the subscription";
        String remedy = "Preflight.register(...), or: az provider register --wait --namespace " + namespace;
        return behindTheKey
                ? Finding.blocker(
                        "CMK_PROVIDER_NOT_REGISTERED",
                        namespace,
                        message + ", and the service makes resources of it for the customer-managed key",
                        remedy)
                : Finding.warning("PROVIDER_NOT_REGISTERED", namespace, message, remedy);
    }

    private List<Finding> region(JsonNode provider) {
        if (!namespace.equals(WORKSPACES)) {
            return List.of();
        }
        for (JsonNode type : provider.path("resourceTypes")) {
            if (type.path("resourceType").asText().equalsIgnoreCase("workspaces")) {
                return region(type.path("locations"), Regions.plain(subject.location()));
            }
        }
        return List.of();
    }

    private List<Finding> region(JsonNode offered, String wanted) {
        for (JsonNode location : offered) {
            if (Regions.plain(location.asText()).equals(wanted)) {
                return List.of();
            }
        }
        return offered.isEmpty()
                ? List.of()
                : List.of(Finding.blocker(
                        "LOCATION_NOT_OFFERED",
                        subject.location(),
                        "no workspaces are offered in " + subject.location().toLowerCase(Locale.ROOT),
                        "az provider show --namespace " + WORKSPACES
                                + " --query \"resourceTypes[?resourceType=='workspaces'].locations\""));
    }
}
