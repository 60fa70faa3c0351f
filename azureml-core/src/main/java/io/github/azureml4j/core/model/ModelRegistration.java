package io.github.azureml4j.core.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.core.security.lint.Place;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version of a model in the making. Not thread-safe; {@link #submit()} may be called more than once. */
public final class ModelRegistration {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,254}");

    private final WorkspaceConnection connection;
    private final String name;
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, String> properties = new TreeMap<>();
    private @Nullable String version;
    private @Nullable ModelSource source;
    private String type = "custom_model";
    private @Nullable String description;

    ModelRegistration(WorkspaceConnection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /**
     * Takes the model from the outputs of a run, where it stays: nothing is copied.
     *
     * @param run the run
     * @param path a file or folder among its artifacts, such as {@code outputs/model.json}
     */
    public ModelRegistration fromRun(Run run, String path) {
        return fromRun(run.id(), path);
    }

    /**
     * The same for a run that is known by its id only.
     *
     * @param runId the run's id, which is the job's name
     * @param path a file or folder among its artifacts, such as {@code outputs/model.json}
     */
    public ModelRegistration fromRun(String runId, String path) {
        source = new ModelSource.Artifact(runId, path);
        return this;
    }

    /**
     * Uploads a local file or directory to the default datastore; content that is there already is not sent again.
     *
     * @param path the file or directory
     */
    public ModelRegistration fromLocal(Path path) {
        source = new ModelSource.Local(path);
        return this;
    }

    /**
     * Takes the model from where it is.
     *
     * @param uri such as {@code azureml://datastores/workspaceblobstore/paths/models/iris}
     */
    public ModelRegistration fromUri(String uri) {
        source = new ModelSource.Address(uri);
        return this;
    }

    /**
     * The version; without it, the number after the highest that is there.
     *
     * @param value any text
     */
    public ModelRegistration version(String value) {
        version = value;
        return this;
    }

    /**
     * The storage format; {@code custom_model} unless said otherwise.
     *
     * @param value {@code custom_model}, {@code mlflow_model} or {@code triton_model}
     */
    public ModelRegistration type(String value) {
        type = value;
        return this;
    }

    /**
     * A text for people.
     *
     * @param text what the model does
     */
    public ModelRegistration description(String text) {
        description = text;
        return this;
    }

    /**
     * Adds a tag, which can be changed later.
     *
     * @param key its name
     * @param value its value
     */
    public ModelRegistration tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Adds a property, which cannot be changed later.
     *
     * @param key its name
     * @param value its value
     */
    public ModelRegistration property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /**
     * Registers the version ({@code ModelVersions_CreateOrUpdate}). When several callers register at once without a
     * version, each gets one of its own.
     *
     * @return what the service keeps
     * @throws IllegalArgumentException naming all that is wrong, before anything is sent
     */
    public Model submit() {
        ModelSource from = requireValid();
        ModelVersions versions = new ModelVersions(connection, name);
        ObjectNode body = body(from);
        return version == null ? versions.putNext(body) : versions.put(version, body);
    }

    private ModelSource requireValid() {
        Faults faults = new Faults("cannot register the model");
        faults.when(!NAME.matcher(name).matches(), "name '" + name + "' must match " + NAME);
        faults.when(version != null && version.isBlank(), "version is empty");
        faults.when(source == null, "one of fromRun, fromLocal and fromUri is required");
        if (source != null) {
            source.check(faults);
        }
        connection
                .azure()
                .secretLint()
                .draft()
                .add(Place.NAME, "model", name)
                .addAll(Place.TAG, tags)
                .addAll(Place.TAG, properties)
                .add(Place.TEXT, "description", description)
                .add(Place.TEXT, "uri", source instanceof ModelSource.Address address ? address.value() : null)
                .into(faults);
        faults.raise();
        return Objects.requireNonNull(source);
    }

    private ObjectNode body(ModelSource from) {
        ObjectNode body = connection.json().createObjectNode();
        ObjectNode written = body.putObject("properties");
        written.put("modelUri", from.uri(connection)).put("modelType", type);
        from.jobName().ifPresent(job -> written.put("jobName", job));
        if (description != null) {
            written.put("description", description);
        }
        writeAll(written, "tags", tags);
        writeAll(written, "properties", properties);
        return body;
    }

    private static void writeAll(ObjectNode into, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            ObjectNode written = into.putObject(name);
            values.forEach(written::put);
        }
    }
}
