package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.deployments.language.Evaluator;
import io.github.azureml4j.local.deployments.language.InvalidTemplate;
import java.util.ArrayList;
import java.util.List;

/** Works out which resources a template makes, before any is made. */
final class ResourcePlanner {

    static final String GROUPS = "Microsoft.Resources/resourceGroups";

    private static final int MOST = 800;

    private final TemplateEnvironment environment;

    ResourcePlanner(TemplateEnvironment environment) {
        this.environment = environment;
    }

    List<PlannedResource> plan(Template template) {
        List<PlannedResource> planned = new ArrayList<>();
        template.resources().forEach(resource -> planned.addAll(rounds(resource)));
        for (PlannedResource one : planned) {
            if (planned.stream()
                            .filter(other -> other.id().equalsIgnoreCase(one.id()))
                            .count()
                    > 1) {
                throw InvalidTemplate.because(
                        "The resource '" + one.id() + "' is defined multiple times in a template. Please see"
                                + " https://aka.ms/arm-syntax-resources for usage details.");
            }
        }
        return planned;
    }

    private List<PlannedResource> rounds(ObjectNode resource) {
        JsonNode copy = resource.path("copy");
        if (copy.isMissingNode()) {
            return List.of(planned(resource, environment, ""));
        }
        String name = environment.evaluator().text(copy.path("name"));
        int count = environment.evaluator().evaluate(copy.path("count")).asInt(-1);
        if (count < 0 || count > MOST) {
            throw InvalidTemplate.because("The loop '" + name + "' wants a count from 0 to " + MOST + ".");
        }
        List<PlannedResource> rounds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rounds.add(planned(resource, environment.inLoop(name, i), name));
        }
        return rounds;
    }

    private static PlannedResource planned(ObjectNode resource, TemplateEnvironment environment, String loop) {
        Evaluator evaluator = environment.evaluator();
        checkLoops(resource);
        String type = required(resource, "type", evaluator);
        String name = required(resource, "name", evaluator);
        return new PlannedResource(
                id(resource, type, name, environment),
                type,
                name,
                required(resource, "apiVersion", evaluator),
                loop,
                wanted(resource, evaluator),
                resource,
                environment,
                dependsOn(resource, evaluator));
    }

    private static List<String> dependsOn(ObjectNode resource, Evaluator evaluator) {
        List<String> names = new ArrayList<>();
        resource.path("dependsOn").forEach(name -> names.add(evaluator.text(name)));
        return names;
    }

    private static boolean wanted(ObjectNode resource, Evaluator evaluator) {
        JsonNode condition = resource.has("condition") ? evaluator.evaluate(resource.path("condition")) : null;
        if (condition != null && !condition.isBoolean()) {
            throw InvalidTemplate.because("The condition of a resource must be a boolean.");
        }
        return condition == null || condition.asBoolean();
    }

    private static String id(ObjectNode resource, String type, String name, TemplateEnvironment environment) {
        DeploymentScope own = environment.surroundings().scope();
        Evaluator evaluator = environment.evaluator();
        boolean elsewhere = resource.has("subscriptionId");
        String subscription = elsewhere ? evaluator.text(resource.path("subscriptionId")) : own.subscription();
        if (type.equalsIgnoreCase(GROUPS)) {
            return new DeploymentScope(subscription, name).prefix();
        }
        String group = resource.has("resourceGroup")
                ? evaluator.text(resource.path("resourceGroup"))
                : elsewhere ? "" : own.group();
        return Surroundings.ids(
                prefix(resource, new DeploymentScope(subscription, group), evaluator),
                type,
                List.of(name.split("/", -1)));
    }

    /** An extension, such as a role assignment, hangs on what its scope names. */
    private static String prefix(ObjectNode resource, DeploymentScope target, Evaluator evaluator) {
        if (!resource.has("scope")) {
            return target.prefix();
        }
        String scope = evaluator.text(resource.path("scope"));
        return scope.startsWith("/") ? scope : target.prefix() + "/providers/" + scope;
    }

    private static String required(ObjectNode resource, String property, Evaluator evaluator) {
        String value = evaluator.text(resource.path(property));
        if (value.isBlank()) {
            throw InvalidTemplate.because("A resource of the template lacks its '" + property + "'.");
        }
        return value;
    }

    /** Loops over properties stand anywhere below; in nested templates they are the nested deployment's matter. */
    private static void checkLoops(ObjectNode resource) {
        boolean nested = resource.path("type").asText().equalsIgnoreCase(DeploymentScope.TYPE);
        if (!nested && !resource.path("properties").findValues("copy").isEmpty()) {
            throw InvalidTemplate.because("Loops over properties are not implemented by azureml-local.");
        }
    }
}
