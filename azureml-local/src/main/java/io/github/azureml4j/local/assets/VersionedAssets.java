package io.github.azureml4j.local.assets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Assets of one kind in all workspaces. A version is made once: what it points to cannot be changed afterwards (409),
 * its description, tags and archival can. Thread-safe.
 */
public final class VersionedAssets {

    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9\\-_]{0,254}";
    private static final String VERSION = "[a-zA-Z0-9][a-zA-Z0-9._\\-]{0,254}";

    private final Map<String, Map<String, AssetContainer>> workspaces = new ConcurrentHashMap<>();
    private final String kind;
    private final String pointer;
    private final Clock clock;

    /**
     * @param kind the collection's name in paths, such as {@code models}
     * @param pointer the property that says where the content is, such as {@code modelUri}
     */
    public VersionedAssets(String kind, String pointer, Clock clock) {
        this.kind = kind;
        this.pointer = pointer;
        this.clock = clock;
    }

    /** Forgets a workspace that was deleted. */
    public void forget(WorkspaceRecord workspace) {
        workspaces.remove(workspace.workspaceId());
    }

    /** Makes a version, or changes what may be changed. */
    public Saved put(WorkspaceRecord workspace, String name, String version, ObjectNode sent, Caller caller) {
        if (!name.matches(NAME) || !version.matches(VERSION)) {
            throw LocalError.badRequest("UserError", "'" + name + ":" + version + "' is not a valid name and version.");
        }
        boolean[] made = new boolean[1];
        AssetVersion saved = containers(workspace)
                .computeIfAbsent(name, key -> new AssetContainer(complete(Json.object())))
                .change(version, before -> {
                    made[0] = before == null;
                    return saved(before, name, version, sent, caller);
                });
        return new Saved(saved, made[0]);
    }

    /** The version, if it is there. */
    public Optional<AssetVersion> find(WorkspaceRecord workspace, String name, String version) {
        return container(workspace, name).flatMap(container -> container.find(version));
    }

    /** The version; 404 otherwise. */
    public AssetVersion require(WorkspaceRecord workspace, String name, String version) {
        return find(workspace, name, version).orElseThrow(() -> notFound(name + ":" + version));
    }

    /** All versions of a name that the view shows, the newest first; 404 when there is no such name. */
    public Stream<AssetVersion> versions(WorkspaceRecord workspace, String name, ViewType view) {
        List<AssetVersion> versions = requireContainer(workspace, name).newestFirst();
        return versions.stream().filter(version -> view.shows(version.archived()));
    }

    /** Deletes a version, and its container with the last one; false when there is none. */
    public boolean delete(WorkspaceRecord workspace, String name, String version) {
        boolean removed = container(workspace, name)
                .map(container -> container.remove(version))
                .orElse(false);
        containers(workspace).computeIfPresent(name, (key, container) -> container.isEmpty() ? null : container);
        return removed;
    }

    /** The resource of a version. */
    public ObjectNode document(WorkspaceRecord workspace, AssetVersion version) {
        return version.document(workspace.scope() + "/" + kind, type());
    }

    /** The resource of a container; 404 when there is no such name. */
    public ObjectNode container(WorkspaceRecord workspace, String name, @Nullable ObjectNode sent) {
        AssetContainer container = sent == null
                ? requireContainer(workspace, name)
                : containers(workspace).computeIfAbsent(name, key -> new AssetContainer(Json.object()));
        if (sent != null) {
            container.properties(complete(sent));
        }
        return document(workspace, name, container);
    }

    /** The resources of all containers that the view shows, by name. */
    public Stream<ObjectNode> containers(WorkspaceRecord workspace, ViewType view) {
        return new TreeMap<>(containers(workspace))
                .entrySet().stream()
                        .filter(entry -> view.shows(
                                entry.getValue().properties().path("isArchived").asBoolean()))
                        .map(entry -> document(workspace, entry.getKey(), entry.getValue()));
    }

    /** A version and whether the request made it. */
    public record Saved(AssetVersion version, boolean made) {

        /** 201 for what is new, 200 for what was there. */
        public int status() {
            return made ? 201 : 200;
        }
    }

    private AssetVersion saved(
            @Nullable AssetVersion before, String name, String version, ObjectNode sent, Caller caller) {
        Instant now = clock.instant();
        ObjectNode properties = complete(sent).put("provisioningState", "Succeeded");
        if (before == null) {
            return new AssetVersion(name, version, properties, caller, now, now);
        }
        if (!before.properties().path(pointer).equals(properties.path(pointer))) {
            throw LocalError.conflict(
                    "Conflict",
                    "A version '" + name + ":" + version + "' with another " + pointer + " exists already.");
        }
        return before.with(properties, now);
    }

    private static ObjectNode complete(ObjectNode sent) {
        ObjectNode properties = Json.object();
        properties.put("isArchived", false).putObject("tags");
        properties.putObject("properties");
        sent.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> properties.set(field.getKey(), field.getValue()));
        return properties;
    }

    private ObjectNode document(WorkspaceRecord workspace, String name, AssetContainer container) {
        ObjectNode document = Json.object()
                .put("id", workspace.scope() + "/" + kind + "/" + name)
                .put("name", name)
                .put("type", type());
        ObjectNode properties = container.properties().put("nextVersion", container.next());
        container.latest().ifPresent(latest -> properties.put("latestVersion", latest));
        document.set("properties", properties.put("provisioningState", "Succeeded"));
        return document;
    }

    private String type() {
        return "Microsoft.MachineLearningServices/workspaces/" + kind;
    }

    private Map<String, AssetContainer> containers(WorkspaceRecord workspace) {
        return workspaces.computeIfAbsent(workspace.workspaceId(), key -> new ConcurrentSkipListMap<>());
    }

    private Optional<AssetContainer> container(WorkspaceRecord workspace, String name) {
        return Optional.ofNullable(containers(workspace).get(name));
    }

    private AssetContainer requireContainer(WorkspaceRecord workspace, String name) {
        return container(workspace, name).orElseThrow(() -> notFound(name));
    }

    private LocalError notFound(String what) {
        return LocalError.notFound("NotFound", "There is no '" + what + "' among the " + kind + " of the workspace.");
    }
}
