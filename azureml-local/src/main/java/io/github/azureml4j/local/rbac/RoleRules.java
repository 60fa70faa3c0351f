package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a customer's role must look like. Actions of Azure Machine Learning are held against its catalogue. */
final class RoleRules {

    private static final Pattern SCOPE = Pattern.compile(
            "/subscriptions/[^/]+(/resourceGroups/[^/]+(/providers/[^/]+(/[^/]+/[^/]+)+)?)?", Pattern.CASE_INSENSITIVE);
    private static final String ML = "microsoft.machinelearningservices/";

    private RoleRules() {}

    static void check(Role role) {
        if (role.name().isBlank()) {
            throw invalid("The role definition must have a name.");
        }
        if (role.builtIn()) {
            throw invalid("The type of a role definition that a customer makes is 'CustomRole'.");
        }
        checkScopes(role.assignableScopes());
        checkActions(role.permissions());
    }

    private static void checkScopes(List<String> scopes) {
        if (scopes.isEmpty()) {
            throw invalid("The role definition must have at least one assignable scope.");
        }
        scopes.stream()
                .filter(scope -> !SCOPE.matcher(scope).matches())
                .findFirst()
                .ifPresent(scope -> {
                    throw LocalError.badRequest(
                            "LinkedInvalidPropertyId",
                            "Property id '" + scope + "' at path 'properties.assignableScopes' is invalid.");
                });
    }

    private static void checkActions(List<Permission> permissions) {
        if (permissions.stream()
                .allMatch(each -> each.actions().isEmpty() && each.dataActions().isEmpty())) {
            throw invalid("The role definition must allow at least one action.");
        }
        permissions.stream()
                .flatMap(
                        each -> Stream.of(each.actions(), each.notActions(), each.dataActions(), each.notDataActions()))
                .flatMap(List::stream)
                .filter(action -> !exists(action))
                .findFirst()
                .ifPresent(action -> {
                    throw LocalError.badRequest(
                            "InvalidActionOrNotAction",
                            "'" + action + "' does not match any of the actions supported by the providers.");
                });
    }

    private static boolean exists(String action) {
        if (action.toLowerCase(Locale.ROOT).startsWith(ML)) {
            return ActionCatalogue.machineLearning().matches(action);
        }
        return action.equals("*") || action.contains("/");
    }

    private static LocalError invalid(String message) {
        return LocalError.badRequest("InvalidRoleDefinition", message);
    }
}
