package io.github.azureml4j.core.security;

import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.security.grants.Grants;
import io.github.azureml4j.core.security.posture.PostureReport;
import io.github.azureml4j.core.security.posture.PostureRow;
import io.github.azureml4j.core.security.storage.StorageKeys;
import java.util.function.Consumer;

/**
 * What seals a workspace: its customer-managed key, its storage keys, the grants of its identity. Thread-safe.
 *
 * <pre>{@code
 * KeyState key = ws.security().keyState();
 * if (!key.isUsable()) log.warn("{}", key);
 * ws.security().rotateKey(KeyRef.parse(newVersion)).await(Duration.ofMinutes(30));
 * ws.security().storageKeys().rotate().await();
 * ws.security().grants().repair();
 * }</pre>
 */
public final class WorkspaceSecurity {
    private final WorkspaceConnection connection;

    /**
     * The security of one workspace; applications get it from {@link Workspace#security()}.
     *
     * @param connection what the rooms of the workspace share
     */
    public WorkspaceSecurity(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** What is wrong with the customer-managed key now, and what follows from it. Reads only. */
    public KeyState keyState() {
        return new WorkspaceKey(connection).state();
    }

    /**
     * Has the workspace use another version of its key, or another key of the same vault ({@code Workspaces_Update} 2024-04-01, of which
     * only {@code keyIdentifier} can change; tags and all else stay). Both versions are checked first. The old one must stay enabled until
     * this has ended: the service opens with it what it closes with the new one.
     *
     * <p>Before it sends anything it looks at the workspace: begun again for the same version, also in another process, it waits for the
     * change under way and sends no second one. Its token is for {@link #resumeKeyRotation}.
     *
     * @param next the version to use from now on
     * @throws io.github.azureml4j.core.security.preflight.PreflightException when a version cannot be used; nothing was changed then
     * @throws io.github.azureml4j.core.AzureMlException when the workspace has no customer-managed key: it is given one at creation or never
     */
    public Operation<Workspace> rotateKey(KeyRef next) {
        return new WorkspaceKey(connection).rotate(next);
    }

    /**
     * Goes on with a key rotation that began elsewhere.
     *
     * @param resumeToken what {@link Operation#resumeToken()} of that rotation gave
     * @throws IllegalArgumentException when it is no such token, or one of another workspace
     */
    public Operation<Workspace> resumeKeyRotation(String resumeToken) {
        return new WorkspaceKey(connection).resume(resumeToken);
    }

    /** The keys of its storage account. */
    public StorageKeys storageKeys() {
        return new StorageKeys(connection);
    }

    /** What its identity was granted, and what it lacks. */
    public Grants grants() {
        return new Grants(connection);
    }

    /**
     * Holds every statement of the security document, and the controls of today, against the workspace. Reads only; Reader rights
     * suffice, and what they do not show is told as unknown.
     *
     * @throws io.github.azureml4j.core.AzureMlException when the workspace itself cannot be read
     */
    public PostureReport report() {
        return report(row -> {});
    }

    /**
     * The same, telling each row as soon as it and those before it are known: some twenty-five requests go out, six at a time.
     *
     * @param progress told in this thread
     */
    public PostureReport report(Consumer<PostureRow> progress) {
        return PostureReport.of(connection, progress);
    }
}
