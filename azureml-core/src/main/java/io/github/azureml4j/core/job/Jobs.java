package io.github.azureml4j.core.job;

import com.azure.core.http.rest.PagedIterable;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.code.Codes;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.core.run.Runs;
import io.github.azureml4j.core.security.lint.SecretLint;

/** The jobs of a workspace. Thread-safe. */
public final class Jobs {

    private final WorkspaceConnection workspace;

    /**
     * For the workspace handle, not for applications.
     *
     * @param workspace the workspace's connection
     */
    public Jobs(WorkspaceConnection workspace) {
        this.workspace = workspace;
    }

    /**
     * A command job to be described and submitted.
     *
     * @param command the command line, run by the shell of the compute target in the directory of the code
     * @return a builder
     */
    public CommandJob command(String command) {
        return new CommandJob(this, command);
    }

    /**
     * One job ({@code Jobs_Get}).
     *
     * @param id the job's id
     * @return a snapshot
     * @throws io.github.azureml4j.core.NotFoundException if there is none
     */
    public Job get(String id) {
        return new Job(workspace.arm().get("/jobs/{}", id).json());
    }

    /**
     * The jobs that are not archived ({@code Jobs_List}), one page fetched per need.
     *
     * @return the jobs in the service's order
     */
    public PagedIterable<Job> list() {
        return Pages.of(workspace.arm().get("/jobs"), Job::new);
    }

    /**
     * The run of a job that is known by its id only; asks for its experiment.
     *
     * @param id the job's id
     * @return the handle
     */
    public Run run(String id) {
        return new Runs(workspace).run(get(id).experiment(), id);
    }

    /**
     * Asks for a job to be canceled ({@code Jobs_Cancel}); does not wait until it is.
     *
     * @param id the job's id
     */
    public void cancel(String id) {
        workspace.arm().post("/jobs/{}/cancel", id).idempotent().send();
    }

    SecretLint secretLint() {
        return workspace.azure().secretLint();
    }

    Run submit(CommandJob job) {
        String codeId =
                job.codeId(directory -> new Codes(workspace).upload(directory).id());
        Job submitted = new Job(workspace
                .arm()
                .put("/jobs/{}", job.idOrRandom())
                .json(job.document(workspace.scope(), codeId))
                .json());
        return new Runs(workspace).run(submitted.experiment(), submitted.id());
    }
}
