package io.github.azureml4j.core.model;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.data.Datastores;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The models of a workspace. Thread-safe.
 *
 * <pre>{@code
 * Model model = ws.models().register("diagnosis").fromRun(run, "outputs/model.json").tag("owner", "radiology").submit();
 * Path file = ws.models().download(model, Path.of("models"));
 * }</pre>
 */
public final class Models {
    private final WorkspaceConnection connection;

    /**
     * The models of one workspace; applications get them from the workspace.
     *
     * @param connection what the rooms of the workspace share
     */
    public Models(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /**
     * Begins the description of a new version; nothing is sent before {@code submit}.
     *
     * @param name letters, digits, {@code -} and {@code _}, at most 255
     */
    public ModelRegistration register(String name) {
        return new ModelRegistration(connection, name);
    }

    /**
     * One version ({@code ModelVersions_Get}).
     *
     * @param name the model's name
     * @param version the version
     * @throws io.github.azureml4j.core.NotFoundException if there is none
     */
    public Model get(String name, String version) {
        return Model.of(
                name,
                connection.arm().get("/models/{}/versions/{}", name, version).json());
    }

    /**
     * One version, if it is there.
     *
     * @param name the model's name
     * @param version the version
     */
    public Optional<Model> find(String name, String version) {
        return connection
                .arm()
                .get("/models/{}/versions/{}", name, version)
                .find()
                .map(document -> Model.of(name, document));
    }

    /**
     * The version registered last ({@code ModelContainers_Get}, then {@code ModelVersions_Get}).
     *
     * @param name the model's name
     * @throws io.github.azureml4j.core.NotFoundException if there is no model of this name
     * @throws AzureMlException if it has no version
     */
    public Model latest(String name) {
        JsonNode container = connection.arm().get("/models/{}", name).json();
        String version = container.path("properties").path("latestVersion").asText("");
        if (version.isEmpty()) {
            throw new AzureMlException("model " + name + " has no version");
        }
        return get(name, version);
    }

    /**
     * All versions of a model, page by page ({@code ModelVersions_List}).
     *
     * @param name the model's name
     */
    public PagedIterable<Model> list(String name) {
        return Pages.of(connection.arm().get("/models/{}/versions", name), document -> Model.of(name, document));
    }

    /** The names of all models, page by page ({@code ModelContainers_List}). */
    public PagedIterable<String> names() {
        return Pages.of(
                connection.arm().get("/models"),
                container -> container.path("name").asText());
    }

    /**
     * Deletes a version ({@code ModelVersions_Delete}); its files stay in the datastore.
     *
     * @param name the model's name
     * @param version the version
     */
    public void delete(String name, String version) {
        connection.arm().delete("/models/{}/versions/{}", name, version).send();
    }

    /**
     * Downloads a model's file or folder into {@code target/{its name in the datastore}}: {@code outputs/model.json}
     * becomes {@code target/model.json}.
     *
     * <p>Every name is checked before the first byte is written, and each file gets its name only when it is whole.
     *
     * @param model which one
     * @param target a directory; made if it is not there
     * @return the file or directory that was written
     * @throws io.github.azureml4j.core.data.UnsafeNameException if a name would lead out of the target
     * @throws AzureMlException if there is nothing to download, or the model's files are where this SDK cannot read
     */
    public Path download(Model model, Path target) {
        AssetUri uri = AssetUri.parse(model.uri(), connection.id());
        Datastores datastores = new Datastores(connection);
        return datastores.open(datastores.get(uri.datastore())).download(uri.path(), target);
    }
}
