package io.github.azureml4j.core.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.data.Datastores;
import io.github.azureml4j.core.data.TransferListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * The code versions of a workspace: what jobs run. Thread-safe.
 *
 * <pre>{@code
 * Snapshot snapshot = ws.codes().upload(Path.of("train"));
 * log.info("{} of {} files sent", snapshot.filesUploaded(), snapshot.files());
 * }</pre>
 */
public final class Codes {
    private static final String VERSION = "1";

    /** The note that says which code version an upload became; models share the same folders and have none. */
    private static final String CODE = "azureml4j_code";

    private final WorkspaceConnection connection;

    /**
     * The code versions of one workspace; applications get them from the workspace.
     *
     * @param connection what the rooms of the workspace share
     */
    public Codes(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /**
     * Uploads a directory, or a single file, to the default datastore and registers it.
     *
     * <p>Content that is there already is not sent again: an unchanged tree costs three small requests, and an upload
     * that broke off is taken up where it stopped. Left out are what {@code .amlignore} (or, without one,
     * {@code .gitignore}) in the root names, in Git's syntax, and {@code .git}, {@code .azure}, {@code .ssh},
     * {@code .env}, private SSH keys, {@code *.pfx}, {@code *.p12} and {@code *.jks} unless a {@code !} rule takes them
     * back in. Links that leave the directory are refused.
     *
     * @param path the directory
     * @return what was registered ({@code CodeVersions_CreateOrUpdate}), and what had to be sent for it
     * @throws IllegalArgumentException if there is nothing to upload or a link leads out of the directory; nothing was
     *     sent
     * @throws io.github.azureml4j.core.AzureMlException if the service refuses, or a file changes meanwhile
     */
    public Snapshot upload(Path path) {
        return upload(path, TransferListener.SILENT);
    }

    /**
     * The same, with progress.
     *
     * @param path the directory
     * @param listener told after each file that was sent
     */
    public Snapshot upload(Path path, TransferListener listener) {
        LocalContent content = LocalContent.snapshot(path);
        Datastores datastores = new Datastores(connection);
        LocalUpload upload = content.uploadTo(datastores.open(datastores.getDefault()));
        return upload.note(CODE)
                .map(code -> snapshot(upload, connection.scope() + code))
                .orElseGet(() -> send(upload, listener));
    }

    /**
     * A code version as the service describes it ({@code CodeVersions_Get}).
     *
     * @param name its name
     * @param version its version
     */
    public JsonNode get(String name, String version) {
        return connection.arm().get("/codes/{}/versions/{}", name, version).json();
    }

    private Snapshot send(LocalUpload upload, TransferListener listener) {
        if (!upload.isComplete()) {
            upload.send(listener);
        }
        String name = nameOf(upload);
        JsonNode registered = connection
                .arm()
                .put("/codes/{}/versions/{}", name, VERSION)
                .json(body(upload))
                .json();
        upload.finish(Map.of("name", name, "version", VERSION, CODE, "/codes/" + name + "/versions/" + VERSION));
        return snapshot(upload, registered.path("id").asText());
    }

    /** A name that follows from the content, so that a repeated or concurrent upload registers nothing new. */
    private static String nameOf(LocalUpload upload) {
        byte[] content = upload.directoryUri().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(content).toString();
    }

    private ObjectNode body(LocalUpload upload) {
        ObjectNode body = connection.json().createObjectNode();
        ObjectNode properties = body.putObject("properties");
        properties.put("codeUri", upload.directoryUri()).put("isAnonymous", true);
        properties
                .putObject("properties")
                .put("hash_sha256", upload.hash().sha256())
                .put("hash_version", TreeHash.SHA256_VERSION);
        return body;
    }

    private static Snapshot snapshot(LocalUpload upload, String codeId) {
        return new Snapshot(
                codeId,
                upload.hash().sha256(),
                upload.directoryUri(),
                upload.files(),
                upload.bytes(),
                upload.filesSent(),
                upload.bytesSent());
    }
}
