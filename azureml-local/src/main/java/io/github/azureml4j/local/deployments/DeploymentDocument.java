package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.ArmErrors;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A deployment as ARM tells it ({@code DeploymentExtended}). */
final class DeploymentDocument {

    private DeploymentDocument() {}

    static ObjectNode of(Deployment deployment, Instant now) {
        ObjectNode body = Json.object()
                .put("id", deployment.request().id())
                .put("name", deployment.request().name())
                .put("type", DeploymentScope.TYPE);
        if (deployment.location() != null) {
            body.put("location", deployment.location());
        }
        if (deployment.tags() != null) {
            body.set("tags", deployment.tags());
        }
        body.set("properties", properties(deployment, now));
        return body;
    }

    /** Of a deployment that was looked at and not begun. */
    static ObjectNode validated(Deployment deployment, Instant now) {
        ObjectNode properties = common(deployment, now).put("provisioningState", Deployment.SUCCEEDED);
        properties.set("validatedResources", references(deployment));
        ObjectNode body = Json.object();
        body.set("properties", properties);
        return body;
    }

    private static ObjectNode properties(Deployment deployment, Instant now) {
        Deployment.State state = deployment.state();
        ObjectNode properties =
                common(deployment, state.ended() == null ? now : state.ended()).put("provisioningState", state.name());
        if (state.outputs() != null) {
            properties.set("outputs", state.outputs());
        }
        if (state.name().equals(Deployment.SUCCEEDED)) {
            properties.set("outputResources", references(deployment));
        }
        if (state.error() != null) {
            properties.set("error", ArmErrors.write(state.error()));
        }
        return properties;
    }

    private static ObjectNode common(Deployment deployment, Instant until) {
        ObjectNode properties =
                Json.object().put("templateHash", deployment.template().hash());
        properties.set("parameters", deployment.parameters());
        properties.put("mode", "Incremental").put("timestamp", until.toString());
        properties.put("duration", Duration.between(deployment.started(), until).toString());
        properties.put("correlationId", deployment.request().correlationId());
        properties.set("providers", providers(deployment));
        properties.set("dependencies", dependencies(deployment));
        return properties;
    }

    private static ArrayNode references(Deployment deployment) {
        ArrayNode references = Json.array();
        deployment.plan().wanted().forEach(resource -> references.addObject().put("id", resource.id()));
        return references;
    }

    private static ArrayNode providers(Deployment deployment) {
        Map<String, Set<String>> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        deployment
                .plan()
                .resources()
                .forEach(resource -> types.computeIfAbsent(resource.namespace(), namespace -> new TreeSet<>())
                        .add(resource.type().substring(resource.namespace().length() + 1)));
        ArrayNode providers = Json.array();
        types.forEach((namespace, names) -> {
            JsonNode listed = providers.addObject().put("namespace", namespace).putArray("resourceTypes");
            names.forEach(name -> ((ArrayNode) listed).addObject().put("resourceType", name));
        });
        return providers;
    }

    private static ArrayNode dependencies(Deployment deployment) {
        ArrayNode all = Json.array();
        DeploymentPlan plan = deployment.plan();
        plan.resources().stream()
                .filter(resource -> !plan.dependencies().of(resource).isEmpty())
                .forEach(resource -> {
                    ObjectNode dependency = all.addObject();
                    ArrayNode on = dependency.putArray("dependsOn");
                    plan.dependencies().of(resource).forEach(needed -> describe(on.addObject(), needed));
                    describe(dependency, resource);
                });
        return all;
    }

    private static void describe(ObjectNode body, PlannedResource resource) {
        body.put("id", resource.id()).put("resourceType", resource.type()).put("resourceName", resource.name());
    }
}
