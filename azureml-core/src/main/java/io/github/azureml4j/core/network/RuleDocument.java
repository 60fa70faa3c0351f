package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.network.OutboundRule.Fqdn;
import io.github.azureml4j.core.network.OutboundRule.PrivateEndpoint;
import io.github.azureml4j.core.network.OutboundRule.ServiceTag;
import io.github.azureml4j.core.network.OutboundRule.Unknown;
import java.util.ArrayList;
import java.util.List;

/** {@code OutboundRule} on the wire, told apart by its {@code type}. */
final class RuleDocument {
    private static final String DESTINATION = "destination";

    private RuleDocument() {}

    static OutboundRule read(JsonNode rule) {
        JsonNode to = rule.path(DESTINATION);
        return switch (rule.path("type").asText()) {
            case Fqdn.TYPE -> new Fqdn(to.asText());
            case ServiceTag.TYPE -> serviceTag(to);
            case PrivateEndpoint.TYPE ->
                new PrivateEndpoint(
                        to.path("serviceResourceId").asText(),
                        to.path("subresourceTarget").asText(),
                        to.path("sparkEnabled").asBoolean());
            default -> new Unknown(rule);
        };
    }

    static ObjectNode write(OutboundRule rule) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (rule instanceof Unknown unknown) {
            return document.setAll((ObjectNode) unknown.document());
        }
        document.put("type", rule.type()).put("category", RuleCategory.USER_DEFINED.name());
        if (rule instanceof Fqdn fqdn) {
            document.put(DESTINATION, fqdn.host());
        } else if (rule instanceof ServiceTag tag) {
            document.putObject(DESTINATION)
                    .put("serviceTag", tag.serviceTag())
                    .put("protocol", tag.protocol())
                    .put("portRanges", tag.portRanges())
                    .put("action", tag.action().name());
        } else if (rule instanceof PrivateEndpoint endpoint) {
            document.putObject(DESTINATION)
                    .put("serviceResourceId", endpoint.serviceResourceId())
                    .put("subresourceTarget", endpoint.subresourceTarget())
                    .put("sparkEnabled", endpoint.sparkEnabled());
        }
        return document;
    }

    private static ServiceTag serviceTag(JsonNode to) {
        List<String> prefixes = new ArrayList<>();
        to.path("addressPrefixes").forEach(prefix -> prefixes.add(prefix.asText()));
        return new ServiceTag(
                to.path("serviceTag").asText(),
                to.path("protocol").asText(),
                to.path("portRanges").asText(),
                new RuleAction(to.path("action").asText("Allow")),
                prefixes);
    }
}
