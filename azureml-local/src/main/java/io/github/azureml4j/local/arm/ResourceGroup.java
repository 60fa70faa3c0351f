package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import org.jspecify.annotations.Nullable;

/**
 * A resource group.
 *
 * @param region the short name of its region, such as {@code eastus2}
 * @param managedBy the id of the resource whose service keeps the group, or null for a customer's own
 * @param tags an object of strings, or null
 * @param state {@code Succeeded} or {@code Deleting}
 */
public record ResourceGroup(
        String subscription,
        String name,
        String region,
        @Nullable String managedBy,
        @Nullable JsonNode tags,
        String state) {

    /** The id as ARM writes it. */
    public String id() {
        return "/subscriptions/" + subscription + "/resourceGroups/" + name;
    }

    ResourceGroup deleting() {
        return new ResourceGroup(subscription, name, region, managedBy, tags, "Deleting");
    }

    ObjectNode toWire() {
        ObjectNode body = Json.object().put("id", id()).put("name", name);
        body.put("type", "Microsoft.Resources/resourceGroups").put("location", region);
        if (managedBy != null) {
            body.put("managedBy", managedBy);
        }
        if (tags != null) {
            body.set("tags", tags);
        }
        body.putObject("properties").put("provisioningState", state);
        return body;
    }
}
