package io.github.azureml4j.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a workspace a private endpoint can be made for. Immutable.
 *
 * @param name its name
 * @param groupId what the endpoint names, {@code amlworkspace}
 * @param requiredMembers the members that the endpoint must have an address for
 * @param requiredZoneNames the private DNS zones that must be linked to the endpoint's network, so that the workspace's names lead
 *     to the endpoint
 */
public record PrivateLinkResource(
        String name, String groupId, List<String> requiredMembers, List<String> requiredZoneNames) {
    /** Copies the lists. */
    public PrivateLinkResource {
        requiredMembers = List.copyOf(requiredMembers);
        requiredZoneNames = List.copyOf(requiredZoneNames);
    }

    static PrivateLinkResource of(JsonNode node) {
        JsonNode properties = node.path("properties");
        return new PrivateLinkResource(
                node.path("name").asText(),
                properties.path("groupId").asText(),
                texts(properties.path("requiredMembers")),
                texts(properties.path("requiredZoneNames")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
