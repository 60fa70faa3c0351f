package io.github.azureml4j.core.run;

import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ServiceClient;

/** The run history API of a workspace, in its experiment-name form. */
final class HistoryPlane {

    private static final String ROOT = "/history/v1.0";

    private HistoryPlane() {}

    static ServiceClient experiment(WorkspaceConnection workspace, String experiment) {
        return of(workspace.region(), workspace.scope()).at("/experiments/{}", experiment);
    }

    static ServiceClient of(ServiceClient region, String scope) {
        return region.at(ROOT + scope);
    }
}
