package io.github.azureml4j.core.environment;

import com.azure.core.http.rest.PagedIterable;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.Pages;

/** The environments of a workspace. Thread-safe. */
public final class Environments {
    private final WorkspaceConnection connection;

    /**
     * The environments of one workspace; applications get them from the workspace.
     *
     * @param connection what the rooms of the workspace share
     */
    public Environments(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /**
     * Begins the description of an environment; nothing is sent before {@code submit}.
     *
     * @param name letters, digits, {@code -} and {@code _}, at most 255
     * @param version any text, often a number
     */
    public EnvironmentRegistration register(String name, String version) {
        return new EnvironmentRegistration(connection, name, version);
    }

    /**
     * One version ({@code EnvironmentVersions_Get}).
     *
     * @param name the environment's name
     * @param version the version
     * @throws io.github.azureml4j.core.NotFoundException if there is none
     */
    public Environment get(String name, String version) {
        return Environment.of(
                name,
                connection
                        .arm()
                        .get("/environments/{}/versions/{}", name, version)
                        .json());
    }

    /**
     * All versions of an environment, page by page ({@code EnvironmentVersions_List}).
     *
     * @param name the environment's name
     */
    public PagedIterable<Environment> list(String name) {
        return Pages.of(
                connection.arm().get("/environments/{}/versions", name), document -> Environment.of(name, document));
    }

    /** The names of all environments, page by page ({@code EnvironmentContainers_List}). */
    public PagedIterable<String> names() {
        return Pages.of(
                connection.arm().get("/environments"),
                container -> container.path("name").asText());
    }
}
