package io.github.azureml4j.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.ConflictException;
import io.github.azureml4j.core.WorkspaceConnection;

/** The versions of one model, as far as registering needs them. */
final class ModelVersions {
    /** How many registrations may come in between before we give up. */
    private static final int ATTEMPTS = 10;

    private final WorkspaceConnection connection;
    private final String name;

    ModelVersions(WorkspaceConnection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    Model put(String version, JsonNode body) {
        return Model.of(
                name,
                connection
                        .arm()
                        .put("/models/{}/versions/{}", name, version)
                        .json(body)
                        .json());
    }

    /** Two callers may be told the same next version; the one who comes second is refused and asks again. */
    Model putNext(JsonNode body) {
        for (int attempt = 1; true; attempt++) {
            try {
                return put(next(), body);
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private String next() {
        return connection
                .arm()
                .get("/models/{}", name)
                .find()
                .map(container ->
                        container.path("properties").path("nextVersion").asText("1"))
                .orElse("1");
    }
}
