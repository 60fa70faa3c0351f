package io.github.azureml4j.local.environments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.assets.VersionedAssets;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Environments and their versions. Thread-safe. */
public final class EnvironmentService {

    private static final Pattern ID = Pattern.compile("(?i)(?:azureml:)?.*/environments/([^/]+)/versions/([^/]+)");

    private final WorkspaceService workspaces;
    private final VersionedAssets assets;

    public EnvironmentService(WorkspaceService workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.assets = new VersionedAssets("environments", "image", clock);
        workspaces.onDeleted(assets::forget);
    }

    /**
     * The version of an environment that an ARM id means, if it is there.
     *
     * @param armId as a job names it, with or without {@code azureml:} in front
     */
    public Optional<EnvironmentRecord> find(WorkspaceRecord workspace, String armId) {
        Matcher id = ID.matcher(armId);
        return id.matches()
                ? assets.find(workspace, id.group(1), id.group(2))
                        .map(found -> new EnvironmentRecord(found.name(), found.version(), found.properties()))
                : Optional.empty();
    }

    WorkspaceRecord workspace(String subscription, String group, String name) {
        return workspaces.require(subscription, group, name);
    }

    VersionedAssets assets() {
        return assets;
    }

    /** Makes a version: an image or a build, and not both. */
    VersionedAssets.Saved put(WorkspaceRecord workspace, String name, String version, ObjectNode sent, Caller caller) {
        boolean image = sent.hasNonNull("image");
        boolean build = sent.hasNonNull("build");
        if (image == build) {
            throw LocalError.badRequest("UserError", "An environment needs either an image or a build, and not both.");
        }
        ObjectNode properties = sent.deepCopy().put("environmentType", "UserCreated");
        if (!properties.hasNonNull("osType")) {
            properties.put("osType", "Linux");
        }
        return assets.put(workspace, name, version, properties, caller);
    }
}
