package io.github.azureml4j.local.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What a role allows: its actions without its notActions, and the same for data. What one permission leaves out, another
 * one may still allow; notActions deny nothing.
 */
public record Permission(
        List<String> actions, List<String> notActions, List<String> dataActions, List<String> notDataActions) {

    public Permission {
        actions = List.copyOf(actions);
        notActions = List.copyOf(notActions);
        dataActions = List.copyOf(dataActions);
        notDataActions = List.copyOf(notDataActions);
    }

    /** Whether it allows an action of the control plane. */
    public boolean allows(String action) {
        return any(actions, action) && !any(notActions, action);
    }

    /** Whether it allows an action on data. */
    public boolean allowsData(String action) {
        return any(dataActions, action) && !any(notDataActions, action);
    }

    static Permission of(JsonNode wire) {
        return new Permission(
                texts(wire.path("actions")),
                texts(wire.path("notActions")),
                texts(wire.path("dataActions")),
                texts(wire.path("notDataActions")));
    }

    ObjectNode toWire() {
        return Json.tree(this);
    }

    private static boolean any(List<String> patterns, String action) {
        return patterns.stream().anyMatch(pattern -> ActionPattern.matches(pattern, action));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
