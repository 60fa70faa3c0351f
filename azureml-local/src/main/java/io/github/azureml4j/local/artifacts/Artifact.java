package io.github.azureml4j.local.artifacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.storage.BlobContent;
import java.time.Instant;

/** An artifact as it is now. Immutable. */
public record Artifact(ArtifactPath at, BlobContent content, String etag, Instant created) {

    /** The wire document {@code Artifact}. */
    ObjectNode document() {
        ObjectNode document = Json.object()
                .put("artifactId", at.id())
                .put("origin", at.origin())
                .put("container", at.container())
                .put("path", at.path())
                .put("etag", etag)
                .put("createdTime", created.toString());
        document.putObject("dataPath")
                .put("dataStoreName", ArtifactService.DATASTORE)
                .put("relativePath", at.id());
        return document;
    }
}
