package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.deployments.language.Evaluator;
import io.github.azureml4j.local.deployments.language.Expression;
import io.github.azureml4j.local.deployments.language.InvalidTemplate;
import io.github.azureml4j.local.front.LocalError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must be there before what: as {@code dependsOn} says, and as {@code reference} and {@code list…} ask. */
final class Dependencies {

    private final List<PlannedResource> resources;
    private final Map<PlannedResource, Set<PlannedResource>> needs = new LinkedHashMap<>();
    private final Set<PlannedResource> sound = new HashSet<>();

    private Dependencies(List<PlannedResource> resources) {
        this.resources = resources;
    }

    /** Refuses what depends on nothing of the template, or on itself in the end. */
    static Dependencies of(List<PlannedResource> resources) {
        Dependencies dependencies = new Dependencies(resources);
        resources.forEach(resource -> dependencies.needs.put(resource, dependencies.neededBy(resource)));
        resources.forEach(resource -> dependencies.walk(resource, new ArrayDeque<>()));
        return dependencies;
    }

    Set<PlannedResource> of(PlannedResource resource) {
        return Set.copyOf(needs.getOrDefault(resource, Set.of()));
    }

    /** The resources, each behind all that it needs. */
    List<PlannedResource> order() {
        Set<PlannedResource> ordered = new LinkedHashSet<>();
        resources.forEach(resource -> append(resource, ordered));
        return List.copyOf(ordered);
    }

    private void append(PlannedResource resource, Set<PlannedResource> ordered) {
        if (!ordered.contains(resource)) {
            of(resource).forEach(needed -> append(needed, ordered));
            ordered.add(resource);
        }
    }

    private Set<PlannedResource> neededBy(PlannedResource resource) {
        Set<PlannedResource> needed = new LinkedHashSet<>();
        for (String name : resource.dependsOn()) {
            List<PlannedResource> meant = meantBy(name);
            if (meant.isEmpty()) {
                throw InvalidTemplate.because("The resource '" + name + "' is not defined in the template. Please see"
                        + " https://aka.ms/arm-syntax for usage details.");
            }
            needed.addAll(meant);
        }
        references(resource).flatMap(name -> meantBy(name).stream()).forEach(needed::add);
        needed.remove(resource);
        return needed;
    }

    /** What a nested deployment works out for itself is its own matter; names that only a run can tell are left out. */
    private static Stream<String> references(PlannedResource resource) {
        Evaluator evaluator = resource.environment().evaluator();
        JsonNode body = resource.body();
        return Evaluator.calls(body).filter(Dependencies::asks).flatMap(call -> {
            try {
                return Stream.of(evaluator.value(call.arguments().get(0)).asText());
            } catch (LocalError onlyInTheRun) {
                return Stream.empty();
            }
        });
    }

    private static boolean asks(Expression.Call call) {
        String name = call.function().toLowerCase(Locale.ROOT);
        return (name.equals("reference") || name.startsWith("list"))
                && !call.arguments().isEmpty();
    }

    private List<PlannedResource> meantBy(String name) {
        return resources.stream().filter(resource -> resource.isMeantBy(name)).toList();
    }

    private void walk(PlannedResource resource, Deque<PlannedResource> path) {
        if (path.contains(resource)) {
            throw InvalidTemplate.because("Circular dependency detected on resource: '" + resource.id()
                    + "'. Please see https://aka.ms/arm-syntax-resources for usage details.");
        }
        if (sound.add(resource)) {
            path.push(resource);
            of(resource).forEach(needed -> walk(needed, path));
            path.pop();
        }
    }
}
