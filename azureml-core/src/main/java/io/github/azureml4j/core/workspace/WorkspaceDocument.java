package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.http.Json;

/** The body of {@code Workspaces_CreateOrUpdate}. */
final class WorkspaceDocument {
    private WorkspaceDocument() {}

    static ObjectNode of(WorkspaceSettings settings) {
        ObjectNode document = Json.mapper().createObjectNode().put("location", settings.location());
        Tags.writeTo(document, settings.tags());
        settings.identity().writeTo(document);
        if (!settings.sku().isEmpty()) {
            document.putObject("sku").put("name", settings.sku()).put("tier", settings.sku());
        }
        ObjectNode properties = settings.properties().deepCopy();
        document.set("properties", properties);
        settings.dependencies().ids().forEach((kind, id) -> properties.put(kind.property(), id));
        settings.identity().writePrimaryTo(properties);
        if (settings.cmk() != null) {
            settings.cmk().writeTo(properties);
        }
        settings.network().writeTo(properties);
        return document;
    }
}
