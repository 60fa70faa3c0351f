package io.github.azureml4j.local.assets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Json;
import java.time.Instant;

/**
 * One version of an asset. Immutable.
 *
 * @param properties as on the wire; never changed in place
 */
public record AssetVersion(
        String name, String version, ObjectNode properties, Caller creator, Instant created, Instant modified) {

    /** The ARM resource. */
    ObjectNode document(String collection, String type) {
        ObjectNode document = Json.object()
                .put("id", collection + "/" + name + "/versions/" + version)
                .put("name", version)
                .put("type", type + "/versions");
        document.set("properties", properties.deepCopy());
        document.putObject("systemData")
                .put("createdBy", creator.claim("appid"))
                .put("createdByType", "Application")
                .put("createdAt", created.toString())
                .put("lastModifiedAt", modified.toString());
        return document;
    }

    boolean archived() {
        return properties.path("isArchived").asBoolean();
    }

    AssetVersion with(ObjectNode changed, Instant now) {
        return new AssetVersion(name, version, changed, creator, created, now);
    }
}
