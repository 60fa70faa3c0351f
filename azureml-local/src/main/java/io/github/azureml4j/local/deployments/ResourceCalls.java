package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.deployments.language.Arguments;
import io.github.azureml4j.local.deployments.language.InvalidTemplate;
import io.github.azureml4j.local.front.ArmErrors;
import io.github.azureml4j.local.front.InnerCalls;
import io.github.azureml4j.local.front.InnerRequest;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests of one deployment, in the name of whoever deploys. Immutable. */
final class ResourceCalls implements TemplateEnvironment.Lookup {

    /** For resources of other templates whose version nobody names; every contract answers it. */
    private static final String ANY_VERSION = "2015-01-01";

    private static final String REGISTRATION = "2021-04-01";

    private final InnerCalls inner;
    private final DeploymentRequest request;
    private final List<PlannedResource> resources;

    ResourceCalls(InnerCalls inner, DeploymentRequest request, List<PlannedResource> resources) {
        this.inner = inner;
        this.request = request;
        this.resources = resources;
    }

    Reply put(PlannedResource resource, JsonNode body) {
        return send("PUT", resource.id(), resource.apiVersion(), body);
    }

    /** Azure registers what a template needs; whoever may not is told so by the resource's own request. */
    void register(PlannedResource resource) {
        String subscription = resource.id().split("/", -1)[2];
        String provider = "/subscriptions/" + subscription + "/providers/" + resource.namespace();
        JsonNode answer = send("GET", provider, REGISTRATION, null).json();
        if (answer != null && answer.path("registrationState").asText().equals("NotRegistered")) {
            send("POST", provider + "/register", REGISTRATION, null);
        }
    }

    @Override
    public JsonNode reference(Arguments call) {
        String name = call.text(0);
        boolean whole = call.count() > 2 && call.text(2).equalsIgnoreCase("Full");
        String version = call.count() > 1 ? call.text(1) : version(name);
        JsonNode resource = checked(send("GET", id(name), version, null));
        return whole ? resource : resource.path("properties");
    }

    @Override
    public JsonNode list(Arguments call) {
        String path = id(call.text(0)) + "/" + call.function();
        JsonNode body = call.count() > 2 ? call.value(2) : Json.object();
        return checked(send("POST", path, call.count() > 1 ? call.text(1) : version(call.text(0)), body));
    }

    private String id(String name) {
        return meant(name).map(PlannedResource::id).findFirst().orElseGet(() -> {
            if (!name.startsWith("/")) {
                throw InvalidTemplate.because("The resource '" + name + "' is not defined in the template.");
            }
            return name;
        });
    }

    private String version(String name) {
        return meant(name).map(PlannedResource::apiVersion).findFirst().orElse(ANY_VERSION);
    }

    private Stream<PlannedResource> meant(String name) {
        return resources.stream()
                .filter(resource -> resource.isMeantBy(name))
                .sorted(Comparator.comparing(
                        (PlannedResource resource) -> !resource.id().equalsIgnoreCase(name)));
    }

    private static JsonNode checked(Reply reply) {
        JsonNode body = reply.json();
        if (reply.status() >= 300 || body == null) {
            throw ArmErrors.read(reply);
        }
        return body;
    }

    /** Names of resources may hold what a path must not. */
    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException e) {
            throw InvalidTemplate.because("The id '" + path + "' of a resource is not valid.");
        }
    }

    private Reply send(String method, String path, String version, @Nullable JsonNode body) {
        return inner.send(new InnerRequest(
                request.caller(), request.host(), method, encoded(path), version, body, request.correlationId()));
    }
}
