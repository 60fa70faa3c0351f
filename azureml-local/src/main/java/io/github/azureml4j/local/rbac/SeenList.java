package io.github.azureml4j.local.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Reply;
import java.util.function.Predicate;

/** A list of which a caller gets to see a part. */
final class SeenList {

    private SeenList() {}

    /** The list without the items that do not pass; an answer that is no list stays as it is. */
    static Reply keep(Reply reply, Predicate<JsonNode> seen) {
        if (!(reply.json() instanceof ObjectNode whole) || !(whole.path("value") instanceof ArrayNode items)) {
            return reply;
        }
        ObjectNode body = whole.deepCopy();
        ArrayNode kept = body.putArray("value");
        items.forEach(item -> {
            if (seen.test(item)) {
                kept.add(item);
            }
        });
        if (body.path("count") instanceof ObjectNode count) {
            count.put("value", kept.size());
        }
        return Reply.json(reply.status(), body);
    }
}
