package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.http.Json;
import java.util.List;

/**
 * The body of the deployment that makes a workspace with its dependents. Whatever the caller wrote goes in as a parameter: in the
 * template itself a text that begins with a bracket would be run as an expression.
 */
final class WorkspaceTemplate {
    private static final String SCHEMA =
            "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

    private final WorkspaceSettings settings;
    private final ObjectNode declared = Json.mapper().createObjectNode();
    private final ObjectNode values = Json.mapper().createObjectNode();

    private WorkspaceTemplate(WorkspaceSettings settings) {
        this.settings = settings;
    }

    static ObjectNode deployment(WorkspaceSettings settings) {
        return new WorkspaceTemplate(settings).deployment();
    }

    private ObjectNode deployment() {
        ArrayNode resources = Json.mapper().createArrayNode();
        String owner = DependentDocument.owner(
                settings.id().resourceGroup(), settings.id().name());
        parameter("location", text(settings.location()));
        parameter("dependentTags", dependentTags(owner));
        settings.dependencies().toMake().forEach(kind -> resources.add(dependent(kind)));
        resources.add(workspace());
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode properties = body.putObject("properties").put("mode", "Incremental");
        ObjectNode template =
                properties.putObject("template").put("$schema", SCHEMA).put("contentVersion", "1.0.0.0");
        template.set("parameters", declared);
        template.set("resources", resources);
        properties.set("parameters", values);
        return body;
    }

    private ObjectNode dependent(Dependent kind) {
        String id = settings.dependencies().ids().get(kind);
        String name =
                parameter(kind.property(), text(ArmId.parse(String.valueOf(id)).name()));
        ObjectNode resource = resource(kind.type(), kind.apiVersion(), name, place(kind));
        resource.put("tags", "[parameters('dependentTags')]");
        return resource.setAll(DependentDocument.of(kind));
    }

    /** Those of the workspace, which rules of a subscription may ask of every resource, and whom it was made for. */
    private ObjectNode dependentTags(String owner) {
        ObjectNode document = Json.mapper().createObjectNode();
        Tags.writeTo(document, settings.tags());
        return document.withObject("/tags").put(DependentDocument.MADE_FOR, owner);
    }

    private String place(Dependent kind) {
        String elsewhere = kind == Dependent.APPLICATION_INSIGHTS ? DependentDocument.insightsRegion(settings) : "";
        return elsewhere.isEmpty() ? "[parameters('location')]" : parameter("insightsLocation", text(elsewhere));
    }

    private ObjectNode workspace() {
        ObjectNode document = WorkspaceDocument.of(settings);
        String name = parameter("workspace", text(settings.id().name()));
        ObjectNode resource = resource(WorkspaceId.TYPE, settings.apiVersion(), name, "[parameters('location')]");
        for (String part : List.of("tags", "sku", "identity", "properties")) {
            if (document.has(part)) {
                resource.put(part, parameter(part, document.path(part)));
            }
        }
        ArrayNode before = resource.putArray("dependsOn");
        settings.dependencies()
                .toMake()
                .forEach(kind ->
                        before.add("[resourceId('" + kind.type() + "', parameters('" + kind.property() + "'))]"));
        return resource;
    }

    private static ObjectNode resource(String type, String apiVersion, String name, String location) {
        return Json.mapper()
                .createObjectNode()
                .put("type", type)
                .put("apiVersion", apiVersion)
                .put("name", name)
                .put("location", location);
    }

    /** Declares a parameter with its value, and gives the expression that reads it. */
    private String parameter(String name, JsonNode value) {
        declared.putObject(name).put("type", value.isObject() ? "object" : "string");
        values.putObject(name).set("value", value);
        return "[parameters('" + name + "')]";
    }

    private static JsonNode text(String value) {
        return Json.mapper().getNodeFactory().textNode(value);
    }
}
