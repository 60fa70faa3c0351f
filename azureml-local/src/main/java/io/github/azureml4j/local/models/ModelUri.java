package io.github.azureml4j.local.models;

import io.github.azureml4j.local.artifacts.ArtifactPath;
import io.github.azureml4j.local.artifacts.ArtifactService;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.history.HistoryService;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which a client says where a model is. */
final class ModelUri {

    private static final Pattern RUN_OUTPUT = Pattern.compile("azureml://jobs/([^/]+)/outputs/artifacts/paths/(.+?)/?");

    private static final Pattern SHORT = Pattern.compile("azureml://datastores/([^/]+)/paths/(.+)");

    private ModelUri() {}

    /** The form that names the datastore with its workspace; addresses of blobs stay as they are. */
    static String resolve(WorkspaceRecord workspace, String uri, HistoryService history) {
        Matcher output = RUN_OUTPUT.matcher(uri);
        if (output.matches()) {
            String container = history.require(workspace, output.group(1)).dataContainerId();
            ArtifactPath artifact = ArtifactPath.ofRun(container, output.group(2));
            return longForm(workspace, ArtifactService.DATASTORE, artifact.id());
        }
        Matcher shortForm = SHORT.matcher(uri);
        if (shortForm.matches()) {
            return longForm(workspace, shortForm.group(1), shortForm.group(2));
        }
        if (uri.startsWith("azureml://subscriptions/") || uri.startsWith("https://")) {
            return uri;
        }
        throw LocalError.badRequest("UserError", "The modelUri '" + uri + "' is not of a known form.");
    }

    private static String longForm(WorkspaceRecord workspace, String datastore, String path) {
        return "azureml://subscriptions/" + workspace.id().subscription() + "/resourcegroups/"
                + workspace.id().group() + "/workspaces/" + workspace.name() + "/datastores/" + datastore + "/paths/"
                + path;
    }
}
