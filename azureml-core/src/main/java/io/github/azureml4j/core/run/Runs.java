package io.github.azureml4j.core.run;

import io.github.azureml4j.core.WorkspaceConnection;

/** The runs of a workspace. Thread-safe. */
public final class Runs {

    private final WorkspaceConnection workspace;

    /**
     * For the workspace handle, not for applications.
     *
     * @param workspace the workspace's connection
     */
    public Runs(WorkspaceConnection workspace) {
        this.workspace = workspace;
    }

    /**
     * A handle on a run whose names are known; nothing is asked of the service.
     *
     * @param experiment the experiment's name, in the case in which it was created
     * @param runId the run's id
     * @return the handle
     */
    public Run run(String experiment, String runId) {
        return new Run(workspace, experiment, runId);
    }
}
