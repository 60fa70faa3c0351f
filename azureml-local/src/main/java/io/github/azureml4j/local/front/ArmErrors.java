package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** ARM's error tree, written and read: {@code code}, {@code message}, {@code target} and nested {@code details}. */
public final class ArmErrors {

    private ArmErrors() {}

    /** The inner object of {@code {"error":{…}}}. */
    public static ObjectNode write(LocalError error) {
        ObjectNode body = Json.object().put("code", error.code()).put("message", error.getMessage());
        if (error.target() != null) {
            body.put("target", error.target());
        }
        if (!error.details().isEmpty()) {
            ArrayNode details = body.putArray("details");
            error.details().forEach(detail -> details.add(write(detail)));
        }
        return body;
    }

    /** The error of a refused inner request, whatever form its body has. */
    public static LocalError read(Reply reply) {
        JsonNode body = reply.json() == null ? Json.object() : reply.json();
        return read(reply.status(), body.has("error") ? body.path("error") : body);
    }

    private static LocalError read(int status, JsonNode error) {
        List<LocalError> details = new ArrayList<>();
        error.path("details").forEach(detail -> details.add(read(status, detail)));
        return new LocalError(
                        status,
                        error.path("code").asText("Unknown"),
                        error.path("message").asText(""),
                        error.path("target").asText(null))
                .because(details);
    }
}
