package io.github.azureml4j.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Actions that are granted and actions that are taken from these again. What is taken away here may be granted by another permission:
 * it is no denial. Immutable.
 *
 * @param actions granted on resources, such as {@code Microsoft.MachineLearningServices/workspaces/computes/*}; {@code *} stands for any
 *     text, slashes included, and case does not matter
 * @param notActions taken from {@code actions}
 * @param dataActions granted on what is inside of resources, such as the text of a secret
 * @param notDataActions taken from {@code dataActions}
 */
public record Permission(
        List<String> actions, List<String> notActions, List<String> dataActions, List<String> notDataActions) {
    /** Copies the lists. */
    public Permission {
        actions = List.copyOf(actions);
        notActions = List.copyOf(notActions);
        dataActions = List.copyOf(dataActions);
        notDataActions = List.copyOf(notDataActions);
    }

    static Permission of(List<String> actions, List<String> notActions) {
        return new Permission(actions, notActions, List.of(), List.of());
    }

    static Permission of(JsonNode node) {
        return new Permission(
                texts(node.path("actions")),
                texts(node.path("notActions")),
                texts(node.path("dataActions")),
                texts(node.path("notDataActions")));
    }

    /**
     * Permissions as role definitions and answers hold them.
     *
     * @param nodes an array of objects with {@code actions}, {@code notActions} and their like for data
     */
    public static List<Permission> list(JsonNode nodes) {
        List<Permission> permissions = new ArrayList<>();
        nodes.forEach(node -> permissions.add(of(node)));
        return permissions;
    }

    /**
     * Whether this permission grants an action on resources.
     *
     * @param action without wildcards
     */
    public boolean allows(String action) {
        return ActionPattern.anyMatches(actions, action) && !ActionPattern.anyMatches(notActions, action);
    }

    /**
     * Whether this permission grants an action on what is in resources.
     *
     * @param action such as {@code Microsoft.KeyVault/vaults/keys/wrap/action}
     */
    public boolean allowsData(String action) {
        return ActionPattern.anyMatches(dataActions, action) && !ActionPattern.anyMatches(notDataActions, action);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
