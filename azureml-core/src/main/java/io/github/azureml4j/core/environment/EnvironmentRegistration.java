package io.github.azureml4j.core.environment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.security.lint.Place;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An environment in the making. Not thread-safe; {@link #submit()} may be called more than once. */
public final class EnvironmentRegistration {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,254}");

    private final WorkspaceConnection connection;
    private final String name;
    private final String version;
    private final Map<String, String> tags = new TreeMap<>();
    private @Nullable String image;
    private @Nullable String condaFile;
    private @Nullable String description;

    EnvironmentRegistration(WorkspaceConnection connection, String name, String version) {
        this.connection = connection;
        this.name = name;
        this.version = version;
    }

    /**
     * The container image. Required.
     *
     * @param reference such as {@code eclipse-temurin:17}
     */
    public EnvironmentRegistration image(String reference) {
        image = reference;
        return this;
    }

    /**
     * Packages that the service adds to the image.
     *
     * @param yaml the text of a Conda specification
     */
    public EnvironmentRegistration condaFile(String yaml) {
        condaFile = yaml;
        return this;
    }

    /**
     * A text for people.
     *
     * @param text what the environment is for
     */
    public EnvironmentRegistration description(String text) {
        description = text;
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param key its name
     * @param value its value
     */
    public EnvironmentRegistration tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Registers the version ({@code EnvironmentVersions_CreateOrUpdate}).
     *
     * @return what the service keeps
     * @throws IllegalArgumentException naming all that is wrong, before anything is sent
     */
    public Environment submit() {
        requireValid();
        return Environment.of(
                name,
                connection
                        .arm()
                        .put("/environments/{}/versions/{}", name, version)
                        .json(body())
                        .json());
    }

    private void requireValid() {
        Faults faults = new Faults("cannot register the environment");
        faults.when(!NAME.matcher(name).matches(), "name '" + name + "' must match " + NAME);
        faults.when(version.isBlank(), "version is empty");
        faults.when(image == null || image.isBlank(), "image is required");
        connection
                .azure()
                .secretLint()
                .draft()
                .add(Place.NAME, "environment", name)
                .addAll(Place.TAG, tags)
                .add(Place.TEXT, "description", description)
                .add(Place.TEXT, "image", image)
                .add(Place.TEXT, "conda file", condaFile)
                .into(faults);
        faults.raise();
    }

    private ObjectNode body() {
        ObjectNode body = connection.json().createObjectNode();
        ObjectNode properties = body.putObject("properties");
        properties.put("image", image).put("osType", "Linux");
        if (condaFile != null) {
            properties.put("condaFile", condaFile);
        }
        if (description != null) {
            properties.put("description", description);
        }
        if (!tags.isEmpty()) {
            ObjectNode written = properties.putObject("tags");
            tags.forEach(written::put);
        }
        return body;
    }
}
