package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.InnerCalls;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import org.jspecify.annotations.Nullable;

/** Resource groups and the lists of what is in them. */
final class GroupRoutes {

    private final ArmService arm;
    private final ResourceLists lists;

    GroupRoutes(ArmService arm, InnerCalls inner) {
        this.arm = arm;
        this.lists = new ResourceLists(inner);
    }

    void declare(Section section) {
        section.under("/subscriptions/{sub}/resourcegroups")
                .get("", "ResourceGroups_List", this::list)
                .head("/{rg}", "ResourceGroups_CheckExistence", this::check)
                .get("/{rg}", "ResourceGroups_Get", this::get)
                .put("/{rg}", "ResourceGroups_CreateOrUpdate", this::put)
                .patch("/{rg}", "ResourceGroups_Update", this::patch)
                .delete("/{rg}", "ResourceGroups_Delete", this::delete)
                .get("/{rg}/resources", "Resources_ListByResourceGroup", this::resources);
        section.get("/subscriptions/{sub}/resources", "Resources_List", this::allResources);
    }

    private Reply list(Exchange exchange) {
        return Reply.ok(Json.list(arm.groups(exchange.path("sub")).stream().map(ResourceGroup::toWire)));
    }

    private Reply check(Exchange exchange) {
        boolean there = arm.group(exchange.path("sub"), exchange.path("rg")).isPresent();
        return Reply.empty(there ? 204 : 404);
    }

    private Reply get(Exchange exchange) {
        return Reply.ok(
                arm.requireGroup(exchange.path("sub"), exchange.path("rg")).toWire());
    }

    private Reply put(Exchange exchange) {
        boolean existed = arm.group(exchange.path("sub"), exchange.path("rg")).isPresent();
        ObjectNode body = exchange.json();
        ResourceGroup group = arm.putGroup(
                exchange.path("sub"),
                exchange.path("rg"),
                body.path("location").asText(null),
                body.path("managedBy").asText(null),
                tags(body));
        return Reply.json(existed ? 200 : 201, group.toWire());
    }

    private Reply patch(Exchange exchange) {
        return Reply.ok(arm.tagGroup(exchange.path("sub"), exchange.path("rg"), tags(exchange.json()))
                .toWire());
    }

    private Reply delete(Exchange exchange) {
        String region =
                arm.requireGroup(exchange.path("sub"), exchange.path("rg")).region();
        return ArmReplies.acceptedAtLocation(
                exchange, arm.deleteGroup(exchange.path("sub"), exchange.path("rg")), "Microsoft.Resources", region);
    }

    private Reply resources(Exchange exchange) {
        arm.requireGroup(exchange.path("sub"), exchange.path("rg"));
        return lists.listed(exchange, arm.resources(exchange.path("sub"), exchange.path("rg")));
    }

    private Reply allResources(Exchange exchange) {
        String subscription = exchange.path("sub");
        return lists.listed(
                exchange,
                arm.groups(subscription).stream().flatMap(group -> arm.resources(subscription, group.name())));
    }

    private static @Nullable JsonNode tags(ObjectNode body) {
        JsonNode tags = body.get("tags");
        return tags == null || tags.isNull() ? null : tags;
    }
}
