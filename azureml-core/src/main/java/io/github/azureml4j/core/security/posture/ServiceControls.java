package io.github.azureml4j.core.security.posture;

import static io.github.azureml4j.core.security.posture.Control.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Section B: how web services know who calls them. */
final class ServiceControls {
    private static final String DEPLOY_ANEW =
            "Update or deploy the service with keyAuth(true), or on AKS with tokenAuth().";
    private static final Census DOORS =
            new Census("web services", "ask for exactly one form", "answer anybody", DEPLOY_ANEW);

    static final List<Control> ALL = List.of(
            new Control(
                    "B1",
                    "A web service asks for keys or for tokens, one of them at a time",
                    estate -> estate.services()
                            .assess(services -> DOORS.of(services.size(), names(services, ServiceControls::isOpen)))),
            new Control(
                    "B2",
                    "Keys do not expire; they are changed by hand",
                    estate -> estate.services()
                            .assess(services -> count(
                                    services,
                                    ServiceControls::hasKeys,
                                    "have keys, which their owners have to regenerate"))),
            new Control(
                    "B3",
                    "On ACI, key authentication is off unless it is asked for",
                    estate -> estate.services().assess(services -> open(services, "ACI"))),
            new Control(
                    "B4",
                    "On AKS, key authentication is on unless it is turned off",
                    estate -> estate.services().assess(services -> open(services, "AKS"))),
            new Control(
                    "B5",
                    "There is no token authentication on ACI",
                    estate -> estate.services()
                            .assess(services -> count(
                                    of("ACI", services),
                                    ServiceControls::hasKeys,
                                    "on ACI have keys, none has tokens"))),
            new Control(
                    "B6",
                    "On AKS, token authentication is off unless it is asked for",
                    estate -> estate.services()
                            .assess(services ->
                                    count(of("AKS", services), ServiceControls::hasTokens, "on AKS have tokens"))),
            observed(
                    "B7",
                    "Tokens expire and have to be fetched anew",
                    "this SDK's scoring client refreshes them before they end"));

    private ServiceControls() {}

    static boolean hasTokens(JsonNode service) {
        return service.path("aadAuthEnabled").asBoolean();
    }

    static boolean hasKeys(JsonNode service) {
        return service.path("authEnabled").asBoolean() && !hasTokens(service);
    }

    static boolean isOpen(JsonNode service) {
        return !hasKeys(service) && !hasTokens(service);
    }

    static List<JsonNode> of(String computeType, List<JsonNode> services) {
        return services.stream()
                .filter(service -> service.path("computeType").asText().equalsIgnoreCase(computeType))
                .toList();
    }

    static List<String> names(List<JsonNode> services, Predicate<JsonNode> which) {
        return services.stream()
                .filter(which)
                .map((Function<JsonNode, String>)
                        service -> service.path("name").asText())
                .toList();
    }

    private static Assessment open(List<JsonNode> services, String computeType) {
        List<JsonNode> some = of(computeType, services);
        return new Census("web services on " + computeType, "ask who calls", "answer anybody", DEPLOY_ANEW)
                .of(some.size(), names(some, ServiceControls::isOpen));
    }

    private static Assessment count(List<JsonNode> services, Predicate<JsonNode> which, String what) {
        List<String> names = names(services, which);
        String whole = names.size() + " of " + services.size() + " web services " + what;
        return Assessment.info(names.isEmpty() ? whole : whole + ": " + Assessment.names(names));
    }
}
