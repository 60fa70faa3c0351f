package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A resource that a template will make.
 *
 * @param id the id that it will have
 * @param type with its namespace
 * @param name with the names of its parents before it, as in the template
 * @param loop the name of the loop that it is a round of, empty for none
 * @param wanted whether its condition holds: what is not wanted is not made, but can be depended on
 * @param source the template's text of it, with its expressions
 * @param environment in which those are worked out
 * @param dependsOn what its {@code dependsOn} names, worked out
 */
record PlannedResource(
        String id,
        String type,
        String name,
        String apiVersion,
        String loop,
        boolean wanted,
        ObjectNode source,
        TemplateEnvironment environment,
        List<String> dependsOn) {

    private static final Set<String> OF_THE_TEMPLATE = Set.of(
            "condition",
            "type",
            "apiVersion",
            "name",
            "dependsOn",
            "resourceGroup",
            "subscriptionId",
            "scope",
            "comments",
            "copy");

    /** Whether a {@code dependsOn} or a {@code reference} means this one: by id, name, type with name, or loop. */
    boolean isMeantBy(String text) {
        String brief = brief();
        return text.equalsIgnoreCase(id)
                || text.equalsIgnoreCase(name)
                || text.equalsIgnoreCase(brief)
                || (!loop.isEmpty() && text.equalsIgnoreCase(loop))
                || text.toLowerCase(Locale.ROOT).endsWith("/providers/" + brief.toLowerCase(Locale.ROOT));
    }

    String namespace() {
        return type.substring(0, type.indexOf('/'));
    }

    /** The action that making it is. */
    String action() {
        String written = isGroup() ? "Microsoft.Resources/subscriptions/resourceGroups" : type;
        return written + "/write";
    }

    boolean isGroup() {
        return type.equalsIgnoreCase(ResourcePlanner.GROUPS);
    }

    boolean isDeployment() {
        return type.equalsIgnoreCase(DeploymentScope.TYPE);
    }

    /** The body of the request that makes it, with its expressions yet. */
    ObjectNode body() {
        ObjectNode body = source.deepCopy();
        body.remove(OF_THE_TEMPLATE);
        return body;
    }

    private String brief() {
        return isGroup()
                ? ResourcePlanner.GROUPS + "/" + name
                : id.substring(id.lastIndexOf("/providers/") + "/providers/".length());
    }
}
