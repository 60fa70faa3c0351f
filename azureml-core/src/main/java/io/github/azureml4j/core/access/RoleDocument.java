package io.github.azureml4j.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The forms in which a custom role is written down. */
final class RoleDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> READ_ONLY = List.of("createdOn", "updatedOn", "createdBy", "updatedBy");

    private RoleDocument() {}

    /** The body of {@code RoleDefinitions_CreateOrUpdate}. */
    static JsonNode arm(CustomRole role) {
        ObjectNode document = NODES.objectNode();
        ObjectNode properties = document.putObject("properties");
        RoleDefinition origin = role.origin();
        if (origin != null && origin.document().path("properties") instanceof ObjectNode known) {
            known.properties().stream()
                    .filter(property -> !READ_ONLY.contains(property.getKey()))
                    .forEach(property -> properties.set(property.getKey(), property.getValue()));
        }
        properties.put("roleName", role.name()).put("description", role.description());
        properties.put("type", "CustomRole");
        ArrayNode permissions = properties.withArray("permissions");
        ObjectNode first = permissions.isEmpty() ? permissions.addObject() : (ObjectNode) permissions.get(0);
        first.set("actions", texts(role.granted()));
        first.set("notActions", texts(role.taken()));
        for (String kept : List.of("dataActions", "notDataActions")) {
            if (!first.has(kept)) {
                first.putArray(kept);
            }
        }
        properties.set("assignableScopes", texts(role.scopes()));
        return document;
    }

    static JsonNode cli(CustomRole role) {
        JsonNode permission = arm(role).path("properties").path("permissions").path(0);
        ObjectNode document = NODES.objectNode();
        document.put("Name", role.name()).put("IsCustom", true).put("Description", role.description());
        document.set("Actions", permission.path("actions"));
        document.set("NotActions", permission.path("notActions"));
        document.set("DataActions", permission.path("dataActions"));
        document.set("NotDataActions", permission.path("notDataActions"));
        document.set("AssignableScopes", texts(role.scopes()));
        return document;
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
