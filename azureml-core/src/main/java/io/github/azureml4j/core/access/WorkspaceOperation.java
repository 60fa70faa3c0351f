package io.github.azureml4j.core.access;

import java.util.List;
import java.util.Set;

/**
 * The thirteen operations of the table of roles in Microsoft's "Enterprise security for Azure Machine Learning" (2020), each with
 * the ways in which it is done today.
 */
public enum WorkspaceOperation {
    /** C1. Making a workspace in a resource group. */
    CREATE_WORKSPACE("C1", "create workspace", Of.CONTRIBUTORS, "", Task.CREATE_WORKSPACE),
    /** C2. Giving somebody a role in it. */
    SHARE_WORKSPACE("C2", "share workspace", Of.OWNERS, "", Task.SHARE),
    /** C3. Changing its edition. */
    UPGRADE_WORKSPACE(
            "C3",
            "upgrade workspace to Enterprise edition",
            Of.OWNERS,
            "the edition was withdrawn; the sku is an ordinary property by now, which whoever may write the workspace may change",
            Task.CHANGE_WORKSPACE),
    /** C4. Making a compute target. */
    CREATE_COMPUTE_TARGET("C4", "create compute target", Of.CONTRIBUTORS, "", Task.CREATE_COMPUTE),
    /** C5. Attaching a compute target that exists. */
    ATTACH_COMPUTE_TARGET("C5", "attach compute target", Of.CONTRIBUTORS, "", Task.CREATE_COMPUTE),
    /** C6. Attaching a datastore. */
    ATTACH_DATASTORE("C6", "attach datastore", Of.CONTRIBUTORS, "", Task.ATTACH_DATASTORE),
    /** C7. Running an experiment. */
    RUN_EXPERIMENT("C7", "run experiment", Of.CONTRIBUTORS, "", Task.SUBMIT_JOB, Task.RUN_EXPERIMENT_V1),
    /** C8. Looking at runs and metrics. */
    VIEW_RUNS("C8", "view runs/metrics", Of.READERS, "", Task.READ_JOBS, Task.READ_METRICS),
    /** C9. Registering a model. */
    REGISTER_MODEL("C9", "register model", Of.CONTRIBUTORS, "", Task.REGISTER_MODEL, Task.REGISTER_MODEL_V1),
    /** C10. Building an image. */
    CREATE_IMAGE("C10", "create image", Of.CONTRIBUTORS, "", Task.REGISTER_ENVIRONMENT, Task.BUILD_IMAGE),
    /** C11. Deploying a web service or an endpoint. */
    DEPLOY_WEB_SERVICE(
            "C11", "deploy web service", Of.CONTRIBUTORS, "", Task.DEPLOY_ACI, Task.DEPLOY_AKS, Task.DEPLOY_ENDPOINT),
    /** C12. Looking at models and images. */
    VIEW_MODELS("C12", "view models/images", Of.READERS, "", Task.READ_MODELS),
    /** C13. Calling a web service or an endpoint. */
    CALL_SERVICE(
            "C13",
            "call web service",
            Of.READERS,
            "a Reader may do nothing that acts, and reading keys or tokens of endpoints does: Readers call AKS services that"
                    + " take tokens, and whoever has been given a key",
            Task.CALL_SERVICE_BY_TOKEN,
            Task.CALL_SERVICE_BY_KEY,
            Task.CALL_ENDPOINT_BY_KEY,
            Task.CALL_ENDPOINT_BY_TOKEN,
            Task.CALL_ENDPOINT_BY_ENTRA);

    private final String statement;
    private final String title;
    private final Of allowed;
    private final String remark;

    @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list of records.
    private final List<Task> tasks;

    WorkspaceOperation(String statement, String title, Of allowed, String remark, Task... tasks) {
        this.statement = statement;
        this.title = title;
        this.allowed = allowed;
        this.remark = remark;
        this.tasks = List.of(tasks);
    }

    /** The number of the document's statement, {@code C1} to {@code C13}. */
    public String statement() {
        return statement;
    }

    /** The document's words for it. */
    public String title() {
        return title;
    }

    /** The ways in which it is done today, this SDK's own first. */
    public List<Task> tasks() {
        return tasks;
    }

    /** How today's service differs from the document's table; empty when it does not. */
    String remark() {
        return remark;
    }

    Answer documented(Role role) {
        return Of.ROLES.contains(role) ? Answer.of(allowed.roles.contains(role)) : Answer.UNKNOWN;
    }

    /** Rows of the document's table: each role may do what the next may. */
    private enum Of {
        OWNERS(Set.of(Role.OWNER)),
        CONTRIBUTORS(Set.of(Role.OWNER, Role.CONTRIBUTOR)),
        READERS(Set.of(Role.OWNER, Role.CONTRIBUTOR, Role.READER));

        static final Set<Role> ROLES = READERS.roles;

        @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable set of records.
        private final Set<Role> roles;

        Of(Set<Role> roles) {
            this.roles = roles;
        }
    }
}
