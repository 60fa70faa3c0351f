package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.deployments.language.Arguments;
import io.github.azureml4j.local.deployments.language.InvalidTemplate;
import io.github.azureml4j.local.front.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a template is deployed, as its expressions see it.
 *
 * @param group the resource group's document, or null at a subscription
 */
record Surroundings(
        DeploymentScope scope,
        String deployment,
        String tenantId,
        @Nullable ObjectNode group) {

    /** Functions of the place; empty for others. */
    Optional<JsonNode> call(String function, Arguments call) {
        return Optional.ofNullable(
                switch (function) {
                    case "subscription" -> subscription();
                    case "resourcegroup" -> resourceGroup();
                    case "tenant" -> Json.object().put("tenantId", tenantId);
                    case "deployment" -> Json.object().put("name", deployment);
                    case "resourceid" -> resourceId(call);
                    case "subscriptionresourceid" -> subscriptionResourceId(call);
                    case "tenantresourceid" -> id("", call.texts(0));
                    case "extensionresourceid" -> id(call.text(0), call.texts(1));
                    default -> null;
                });
    }

    private JsonNode subscription() {
        ObjectNode body = Json.object().put("id", "/subscriptions/" + scope.subscription());
        return body.put("subscriptionId", scope.subscription()).put("tenantId", tenantId);
    }

    private JsonNode resourceGroup() {
        if (group == null) {
            throw InvalidTemplate.because("The template function 'resourceGroup' is not expected at this location.");
        }
        return group;
    }

    /** {@code [subscription,] [group,] type, names…}: the type is the first argument with a slash. */
    private JsonNode resourceId(Arguments call) {
        List<String> all = call.texts(0);
        int type = typeAt(all);
        String subscription = type > 1 ? all.get(0) : scope.subscription();
        String named = type > 0 ? all.get(type - 1) : scope.group();
        return id(new DeploymentScope(subscription, named).prefix(), all.subList(type, all.size()));
    }

    private JsonNode subscriptionResourceId(Arguments call) {
        List<String> all = call.texts(0);
        int type = typeAt(all);
        String subscription = type > 0 ? all.get(0) : scope.subscription();
        return id("/subscriptions/" + subscription, all.subList(type, all.size()));
    }

    private static int typeAt(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).contains("/")) {
                return i;
            }
        }
        throw InvalidTemplate.because("The template function 'resourceId' wants a resource type with its namespace.");
    }

    private static JsonNode id(String prefix, List<String> typeAndNames) {
        return TemplateEnvironment.text(ids(prefix, typeAndNames.get(0), typeAndNames.subList(1, typeAndNames.size())));
    }

    /** {@code prefix/providers/namespace/type/name/type/name}. */
    static String ids(String prefix, String type, List<String> names) {
        List<String> types = new ArrayList<>(List.of(type.split("/", -1)));
        String namespace = types.remove(0);
        if (types.size() != names.size()) {
            throw InvalidTemplate.because(
                    "The type '" + type + "' wants " + types.size() + " names, not " + names.size() + ".");
        }
        StringBuilder id = new StringBuilder(prefix + "/providers/" + namespace);
        for (int i = 0; i < types.size(); i++) {
            id.append('/').append(types.get(i)).append('/').append(names.get(i));
        }
        return id.toString();
    }
}
