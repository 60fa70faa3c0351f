package io.github.azureml4j.local.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.assets.AssetVersion;
import io.github.azureml4j.local.assets.VersionedAssets;
import io.github.azureml4j.local.assets.ViewType;
import io.github.azureml4j.local.datastores.BlobLocation;
import io.github.azureml4j.local.datastores.DatastoreService;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.history.HistoryService;
import io.github.azureml4j.local.storage.Blob;
import io.github.azureml4j.local.storage.BlobService;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Models of workspaces. Thread-safe. */
public final class ModelService {

    private final VersionedAssets assets;
    private final DatastoreService datastores;
    private final BlobService blobs;
    private final HistoryService history;

    public ModelService(DatastoreService datastores, BlobService blobs, HistoryService history, Clock clock) {
        this.assets = new VersionedAssets("models", "modelUri", clock);
        this.datastores = datastores;
        this.blobs = blobs;
        this.history = history;
    }

    /** Forgets a workspace that is gone for good. */
    public void forget(WorkspaceRecord workspace) {
        assets.forget(workspace);
    }

    /** The model that {@code name:version} means, if it is there. */
    public Optional<ModelRecord> find(WorkspaceRecord workspace, String nameAndVersion) {
        int colon = nameAndVersion.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : assets.find(workspace, nameAndVersion.substring(0, colon), nameAndVersion.substring(colon + 1))
                        .map(version -> record(workspace, version));
    }

    /** Writes a model to {@code {root}/{name}/{version}/}: its file, or its folder with all that is in it. */
    public void copyTo(ModelRecord model, Path root) throws IOException {
        Path directory = root.resolve(model.name()).resolve(model.version()).normalize();
        String path = withoutSlash(model.location().path());
        int parent = path.lastIndexOf('/') + 1;
        for (Blob blob : files(model.location())) {
            Path target = directory.resolve(blob.name().substring(parent)).normalize();
            if (!target.startsWith(directory)) {
                throw new IOException("the name " + blob.name() + " leads out of the model's directory");
            }
            Files.createDirectories(target.getParent());
            try (InputStream in = blob.content().open()) {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    VersionedAssets.Saved put(WorkspaceRecord workspace, String name, String version, ObjectNode body, Caller caller) {
        if (!(body.get("properties") instanceof ObjectNode sent)
                || sent.path("modelUri").asText().isEmpty()) {
            throw LocalError.badRequest("UserError", "A model version needs a modelUri.");
        }
        String uri = ModelUri.resolve(workspace, sent.path("modelUri").asText(), history);
        if (files(datastores.resolve(workspace, uri)).isEmpty()) {
            throw LocalError.notFound("UserError", "There is nothing at the modelUri '" + uri + "'.");
        }
        ObjectNode properties = sent.deepCopy().put("modelUri", uri);
        if (!properties.hasNonNull("modelType")) {
            properties.put("modelType", "custom_model");
        }
        return assets.put(workspace, name, version, properties, caller);
    }

    ObjectNode get(WorkspaceRecord workspace, String name, String version) {
        return document(workspace, assets.require(workspace, name, version));
    }

    ObjectNode document(WorkspaceRecord workspace, AssetVersion version) {
        return assets.document(workspace, version);
    }

    /** Versions of a name; a version to look for leaves that one. */
    Stream<ObjectNode> versions(WorkspaceRecord workspace, String name, ViewType view, @Nullable String version) {
        return assets.versions(workspace, name, view)
                .filter(model -> version == null || model.version().equals(version))
                .map(model -> document(workspace, model));
    }

    boolean delete(WorkspaceRecord workspace, String name, String version) {
        return assets.delete(workspace, name, version);
    }

    ObjectNode container(WorkspaceRecord workspace, String name) {
        return assets.container(workspace, name, null);
    }

    ObjectNode putContainer(WorkspaceRecord workspace, String name, ObjectNode body) {
        if (!(body.get("properties") instanceof ObjectNode properties)) {
            throw LocalError.badRequest("UserError", "A model container needs properties.");
        }
        return assets.container(workspace, name, properties);
    }

    Stream<ObjectNode> containers(WorkspaceRecord workspace, ViewType view) {
        return assets.containers(workspace, view);
    }

    private ModelRecord record(WorkspaceRecord workspace, AssetVersion version) {
        String uri = version.properties().path("modelUri").asText();
        return new ModelRecord(version.name(), version.version(), datastores.resolve(workspace, uri));
    }

    /** The blob itself, or those below it as a folder. */
    private List<Blob> files(BlobLocation at) {
        String path = withoutSlash(at.path());
        Optional<Blob> file = blobs.get(at.account(), at.container(), path);
        return file.map(List::of).orElseGet(() -> blobs.list(at.account(), at.container(), path + "/"));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
