package io.github.azureml4j.core.model;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an asset's files are: a path in a datastore of this workspace.
 *
 * @param datastore the datastore's name
 * @param path the path in it
 */
record AssetUri(String datastore, String path) {
    private static final Pattern LONG = Pattern.compile(
            "azureml://subscriptions/([^/]+)/resourcegroups/([^/]+)/(?:providers/[^/]+/)?workspaces/([^/]+)/datastores/([^/]+)/paths/(.+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT =
            Pattern.compile("azureml://datastores/([^/]+)/paths/(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOB =
            Pattern.compile("azureml://jobs/([^/]+)/outputs/artifacts/paths/(.+)", Pattern.CASE_INSENSITIVE);

    /** The form that the service keeps; its resource group segment is in lower case. */
    static String of(WorkspaceId workspace, String datastore, String path) {
        return "azureml://subscriptions/" + workspace.subscription() + "/resourcegroups/" + workspace.resourceGroup()
                + "/workspaces/" + workspace.name() + "/datastores/" + datastore + "/paths/" + path;
    }

    static AssetUri parse(String uri, WorkspaceId home) {
        Matcher m = LONG.matcher(uri);
        if (m.matches()) {
            requireHome(uri, home, new WorkspaceId(m.group(1), m.group(2), m.group(3)));
            return new AssetUri(m.group(4), m.group(5));
        }
        m = SHORT.matcher(uri);
        if (m.matches()) {
            return new AssetUri(m.group(1), m.group(2));
        }
        m = JOB.matcher(uri);
        if (m.matches()) { // not yet resolved: a run's artifacts have a fixed place
            return new AssetUri("workspaceartifactstore", "ExperimentRun/dcid." + m.group(1) + "/" + m.group(2));
        }
        throw new AzureMlException("not an address in a datastore: " + uri);
    }

    private static void requireHome(String uri, WorkspaceId home, WorkspaceId named) {
        if (!home.scope().equalsIgnoreCase(named.scope())) {
            throw new AzureMlException("the files are in another workspace than " + home.name() + ": " + uri);
        }
    }
}
