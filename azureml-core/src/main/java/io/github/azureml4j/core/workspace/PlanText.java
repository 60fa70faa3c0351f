package io.github.azureml4j.core.workspace;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan as people read it. */
final class PlanText {
    private PlanText() {}

    static String of(WorkspacePlan plan) {
        return "Plan for workspace " + plan.workspace().name() + " in resource group "
                + plan.workspace().resourceGroup() + " (api-version " + plan.apiVersion() + ")\n"
                + section("Will be made", plan.resources(), r -> r.id() + " in " + r.location() + ": " + r.why())
                + section(
                        "Will be granted",
                        plan.grants(),
                        g -> g.roleName() + " to identity " + g.principal() + " on " + g.scope())
                + section("Cannot be undone", plan.irreversible(), fact -> fact)
                + section("Warnings", plan.warnings(), warning -> warning)
                + section("Findings", plan.findings(), Object::toString);
    }

    private static <T> String section(String title, List<T> items, Function<T, String> line) {
        return items.isEmpty()
                ? ""
                : items.stream()
                        .map(line)
                        .map(text -> "  - " + text + "\n")
                        .collect(Collectors.joining("", title + ":\n", ""));
    }
}
