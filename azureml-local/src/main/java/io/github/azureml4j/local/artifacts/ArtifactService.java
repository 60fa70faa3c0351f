package io.github.azureml4j.local.artifacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.storage.Blob;
import io.github.azureml4j.local.storage.BlobService;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Artifacts of workspaces. Thread-safe; holds nothing itself, since blobs hold it all. */
public final class ArtifactService {

    /** The datastore that shows the artifacts of a workspace. */
    public static final String DATASTORE = "workspaceartifactstore";

    /** The container of every artifact of a workspace. */
    public static final String CONTAINER = WorkspaceRecord.ARTIFACT_CONTAINER;

    private static final Duration SIGNATURE_LIFETIME = Duration.ofHours(1);
    private static final int PAGE = 500;

    private final WorkspaceService workspaces;
    private final BlobService blobs;

    public ArtifactService(WorkspaceService workspaces, BlobService blobs) {
        this.workspaces = workspaces;
        this.blobs = blobs;
    }

    /** Writes an artifact, replacing one at that path. */
    public Artifact put(WorkspaceRecord workspace, ArtifactPath at, byte[] bytes) {
        return artifact(at, blobs.put(account(workspace), CONTAINER, at.id(), bytes));
    }

    /** Writes at the end of an artifact, which is made at the first time. */
    public Artifact append(WorkspaceRecord workspace, ArtifactPath at, byte[] bytes) {
        return artifact(at, blobs.append(account(workspace), CONTAINER, at.id(), bytes));
    }

    /** The artifact, if it is there. */
    public Optional<Artifact> find(WorkspaceRecord workspace, ArtifactPath at) {
        return blobs.get(account(workspace), CONTAINER, at.id()).map(blob -> artifact(at, blob));
    }

    /** The artifact; 404 {@code ArtifactNotFound} otherwise. */
    public Artifact require(WorkspaceRecord workspace, ArtifactPath at) {
        return find(workspace, at)
                .orElseThrow(() -> LocalError.notFound(
                        "ArtifactNotFound", "There is no artifact '" + at.path() + "' in " + at.container() + "."));
    }

    /** Artifacts whose paths begin like this one's, in the order of their paths; an empty path means all. */
    public List<Artifact> list(WorkspaceRecord workspace, ArtifactPath prefix) {
        int skipped = prefix.sibling("").id().length();
        return blobs.list(account(workspace), CONTAINER, prefix.id()).stream()
                .map(blob -> artifact(prefix.sibling(blob.name().substring(skipped)), blob))
                .toList();
    }

    /** An address that anybody can read the artifact from, for an hour. */
    public String readUrl(WorkspaceRecord workspace, ArtifactPath at) {
        return signed(workspace, at, "r");
    }

    /** Takes an upload as the artifact service does. */
    Artifact upload(WorkspaceRecord workspace, ArtifactPath at, byte[] bytes, boolean append, boolean overwrite) {
        if (at.path().isEmpty()) {
            throw LocalError.badRequest("MissingPath", "The query parameter 'path' is required.");
        }
        if (append) {
            return append(workspace, at, bytes);
        }
        if (!overwrite && find(workspace, at).isPresent()) {
            throw LocalError.conflict("ArtifactAlreadyExists", "The artifact '" + at.id() + "' exists already.");
        }
        return put(workspace, at, bytes);
    }

    void delete(WorkspaceRecord workspace, ArtifactPath at) {
        require(workspace, at);
        blobs.delete(account(workspace), CONTAINER, at.id());
    }

    /** {@code ArtifactContentInformation}: where to read the artifact from. */
    public ObjectNode contentInformation(WorkspaceRecord workspace, ArtifactPath at) {
        return information(require(workspace, at).at(), readUrl(workspace, at));
    }

    /** {@code ArtifactContentInformation}: where to write the artifact to. */
    ObjectNode writeInformation(WorkspaceRecord workspace, ArtifactPath at) {
        return information(at, signed(workspace, at, "rcw"));
    }

    /** {@code Artifact}. */
    public ObjectNode document(WorkspaceRecord workspace, ArtifactPath at) {
        return require(workspace, at).document();
    }

    /** A page of {@code PaginatedArtifactList}. */
    public ObjectNode page(WorkspaceRecord workspace, ArtifactPath prefix, @Nullable String continuationToken) {
        return page(list(workspace, prefix), continuationToken, Artifact::document);
    }

    /** A page of {@code PaginatedArtifactContentInformationList}. */
    public ObjectNode contentPage(WorkspaceRecord workspace, ArtifactPath prefix, @Nullable String continuationToken) {
        return page(
                list(workspace, prefix),
                continuationToken,
                artifact -> information(artifact.at(), readUrl(workspace, artifact.at())));
    }

    /** {@code BatchArtifactContentInformationResult}: makes empty artifacts, and says where to write their content. */
    public ObjectNode createEmpty(WorkspaceRecord workspace, Stream<ArtifactPath> paths) {
        ObjectNode result = Json.object();
        ObjectNode artifacts = result.putObject("artifacts");
        ObjectNode contents = result.putObject("artifactContentInformation");
        result.putObject("errors");
        paths.forEach(at -> {
            Artifact artifact = find(workspace, at).orElseGet(() -> put(workspace, at, new byte[0]));
            artifacts.set(at.path(), artifact.document());
            contents.set(at.path(), writeInformation(workspace, at));
        });
        return result;
    }

    /** The token of a page is the path that the page before ended with. */
    private static ObjectNode page(
            List<Artifact> artifacts, @Nullable String continuationToken, Function<Artifact, ObjectNode> form) {
        String after = continuationToken == null ? "" : continuationToken;
        List<Artifact> window = artifacts.stream()
                .filter(artifact -> artifact.at().path().compareTo(after) > 0)
                .limit(PAGE + 1L)
                .toList();
        ObjectNode page = Json.list(window.stream().limit(PAGE).map(form));
        if (window.size() > PAGE) {
            page.put("continuationToken", window.get(PAGE - 1).at().path());
        }
        return page;
    }

    /** The account, as long as the service can use it: artifacts are the service's own reading and writing. */
    private String account(WorkspaceRecord workspace) {
        workspaces.requireStorage(workspace);
        return workspace.storageAccount();
    }

    private String signed(WorkspaceRecord workspace, ArtifactPath at, String permissions) {
        return blobs.sasUrl(account(workspace), CONTAINER, at.id(), permissions, SIGNATURE_LIFETIME);
    }

    private static ObjectNode information(ArtifactPath at, String url) {
        return Json.object()
                .put("contentUri", url)
                .put("origin", at.origin())
                .put("container", at.container())
                .put("path", at.path());
    }

    private static Artifact artifact(ArtifactPath at, Blob blob) {
        return new Artifact(at, blob.content(), blob.etag(), blob.created());
    }
}
