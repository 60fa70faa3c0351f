package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import org.jspecify.annotations.Nullable;

/**
 * A management lock.
 *
 * @param scope the id of what is locked, with all below it
 * @param level {@code CanNotDelete} or {@code ReadOnly}
 */
record Lock(
        String scope, String name, String level, @Nullable JsonNode notes) {

    static final String TYPE = "Microsoft.Authorization/locks";
    static final String CAN_NOT_DELETE = "CanNotDelete";
    static final String READ_ONLY = "ReadOnly";

    ObjectNode toWire() {
        ObjectNode body = Json.object()
                .put("id", scope + "/providers/" + TYPE + "/" + name)
                .put("name", name)
                .put("type", TYPE);
        ObjectNode properties = body.putObject("properties").put("level", level);
        if (notes != null) {
            properties.set("notes", notes);
        }
        return body;
    }

    boolean stops(String method) {
        return method.equals("DELETE") || level.equals(READ_ONLY);
    }
}
