package io.github.azureml4j.local.codes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.assets.AssetVersion;
import io.github.azureml4j.local.assets.VersionedAssets;
import io.github.azureml4j.local.assets.ViewType;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Code assets of workspaces. Thread-safe. */
public final class CodeService {

    private static final Pattern ID = Pattern.compile(".*/codes/([^/]+)/versions/([^/]+)", Pattern.CASE_INSENSITIVE);

    private final VersionedAssets assets;

    public CodeService(Clock clock) {
        assets = new VersionedAssets("codes", "codeUri", clock);
    }

    /** Forgets a workspace that is gone for good. */
    public void forget(WorkspaceRecord workspace) {
        assets.forget(workspace);
    }

    /** The version that an ARM id of this workspace means, if it is there. */
    public Optional<CodeRecord> find(WorkspaceRecord workspace, String armId) {
        Matcher id = ID.matcher(armId);
        boolean own = armId.regionMatches(
                true, 0, workspace.scope() + "/", 0, workspace.scope().length() + 1);
        return own && id.matches()
                ? assets.find(workspace, id.group(1), id.group(2)).map(CodeService::record)
                : Optional.empty();
    }

    VersionedAssets.Saved put(WorkspaceRecord workspace, String name, String version, ObjectNode body, Caller caller) {
        if (!(body.get("properties") instanceof ObjectNode properties)
                || properties.path("codeUri").asText().isEmpty()) {
            throw LocalError.badRequest("UserError", "A code version needs a codeUri.");
        }
        return assets.put(workspace, name, version, properties, caller);
    }

    ObjectNode get(WorkspaceRecord workspace, String name, String version) {
        return assets.document(workspace, assets.require(workspace, name, version));
    }

    ObjectNode document(WorkspaceRecord workspace, AssetVersion version) {
        return assets.document(workspace, version);
    }

    /** Versions of a name, those with a fingerprint only if there is one to look for. */
    Stream<ObjectNode> versions(WorkspaceRecord workspace, String name, @Nullable String hash) {
        return assets.versions(workspace, name, ViewType.All)
                .map(version -> document(workspace, version))
                .filter(document -> hash == null
                        || hash.equals(document.at("/properties/properties/hash_sha256")
                                .asText()));
    }

    boolean delete(WorkspaceRecord workspace, String name, String version) {
        return assets.delete(workspace, name, version);
    }

    ObjectNode container(WorkspaceRecord workspace, String name) {
        return assets.container(workspace, name, null);
    }

    Stream<ObjectNode> containers(WorkspaceRecord workspace) {
        return assets.containers(workspace, ViewType.All);
    }

    private static CodeRecord record(AssetVersion version) {
        return new CodeRecord(
                version.name(),
                version.version(),
                version.properties().path("codeUri").asText());
    }
}
