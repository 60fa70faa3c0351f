package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.InnerCalls;
import io.github.azureml4j.local.front.InnerRequest;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of resources of every kind. Each is read as its caller would read it, so that nobody sees what he may not. */
final class ResourceLists {

    /** Older than every contract: any room answers it like its newest. */
    private static final String ANY_VERSION = "2015-01-01";

    /** What a caller may not read, and what is gone by now. */
    private static final Set<Integer> HIDDEN = Set.of(403, 404);

    private static final List<String> GENERIC =
            List.of("location", "tags", "kind", "sku", "identity", "managedBy", "plan", "zones");

    private final InnerCalls inner;

    ResourceLists(InnerCalls inner) {
        this.inner = inner;
    }

    Reply listed(Exchange exchange, Stream<ResourceId> ids) {
        return Reply.ok(Json.list(ids.map(id -> describe(exchange, id))
                .flatMap(Stream::ofNullable)
                .filter(ResourceFilter.parse(exchange.query("$filter")))));
    }

    /** What all resources have in common; null for what the caller cannot read. */
    private @Nullable ObjectNode describe(Exchange exchange, ResourceId id) {
        Reply reply = inner.send(new InnerRequest(
                exchange.caller(), exchange.hostName(), "GET", id.text(), ANY_VERSION, null, exchange.requestId()));
        JsonNode resource = reply.json();
        if (resource == null || HIDDEN.contains(reply.status())) {
            return null;
        }
        ObjectNode body =
                Json.object().put("id", id.text()).put("name", id.name()).put("type", id.type());
        GENERIC.stream().filter(resource::hasNonNull).forEach(property -> body.set(property, resource.get(property)));
        if (body.get("identity") instanceof ObjectNode identity) {
            body.set("identity", identity.deepCopy().put("type", kind(identity)));
        }
        return body;
    }

    /** ARM has its own words for kinds of identities, whatever a provider keeps of its client's. */
    private static String kind(ObjectNode identity) {
        String type = identity.path("type").asText().toLowerCase(Locale.ROOT);
        boolean system = type.contains("system");
        boolean user = type.contains("user");
        if (system && user) {
            return "SystemAssigned, UserAssigned";
        }
        return system ? "SystemAssigned" : user ? "UserAssigned" : "None";
    }
}
