package io.github.azureml4j.core.access;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that is done with the service as it is today, with the actions that it takes: the operations of the document in finer
 * grain. The actions are those of Microsoft's pages on roles and custom roles. Immutable.
 *
 * @param name short, such as {@code submit-job}
 * @param summary what is done
 * @param actions each of them is needed
 * @param inGroup whether they are needed on the resource group, since what they are for does not exist yet
 */
public record Task(String name, String summary, List<String> actions, boolean inGroup) {
    private static final String WORKSPACES = "Microsoft.MachineLearningServices/workspaces/";

    /** Making a workspace out of dependents that exist in its resource group. */
    public static final Task CREATE_WORKSPACE = new Task(
            "create-workspace",
            "make a workspace from given dependents",
            List.of(WORKSPACES + "write", WORKSPACES + "read"),
            true);

    /** Changing the settings of a workspace. */
    public static final Task CHANGE_WORKSPACE =
            in("change-workspace", "change the settings of the workspace", "write", "read");

    /** Giving somebody a role, and taking it. */
    public static final Task SHARE = new Task(
            "share",
            "give principals roles and take them back",
            List.of(
                    "Microsoft.Authorization/roleAssignments/read",
                    "Microsoft.Authorization/roleAssignments/write",
                    "Microsoft.Authorization/roleAssignments/delete"),
            false);

    /** Making or attaching compute. Attaching takes rights on the target, too. */
    public static final Task CREATE_COMPUTE =
            in("create-compute", "make or attach compute targets", "read", "computes/write", "computes/read");

    /** Attaching a datastore. */
    public static final Task ATTACH_DATASTORE =
            in("attach-datastore", "attach datastores", "datastores/write", "datastores/read");

    /** Submitting a command job with its code, and waiting for it. */
    public static final Task SUBMIT_JOB = in(
            "submit-job",
            "submit jobs with code and wait for them",
            "read",
            "datastores/read",
            "datastores/listSecrets/action",
            "metadata/codes/versions/write",
            "metadata/artifacts/write",
            "environments/build/action",
            "environments/readSecrets/action",
            "jobs/write",
            "experiments/runs/read");

    /** Running an experiment with the v1 client. */
    public static final Task RUN_EXPERIMENT_V1 = in(
            "run-experiment-v1",
            "run experiments with the v1 client",
            "read",
            "environments/read",
            "environments/write",
            "environments/build/action",
            "environments/readSecrets/action",
            "experiments/runs/write",
            "experiments/runs/submit/action",
            "metadata/artifacts/write",
            "metadata/snapshots/write");

    /** Looking at jobs. */
    public static final Task READ_JOBS = in("read-jobs", "look at jobs", "jobs/read");

    /** Looking at runs, their metrics and their logs. */
    public static final Task READ_METRICS = in(
            "read-metrics",
            "look at runs, metrics and logs",
            "read",
            "experiments/runs/read",
            "metadata/artifacts/read");

    /** Registering a model from local files. */
    public static final Task REGISTER_MODEL = in(
            "register-model",
            "register models from files",
            "datastores/read",
            "datastores/listSecrets/action",
            "models/read",
            "models/versions/write");

    /** Registering a model with the v1 client. */
    public static final Task REGISTER_MODEL_V1 =
            in("register-model-v1", "register models with the v1 client", "read", "models/write");

    /** Looking at models. */
    public static final Task READ_MODELS = in("read-models", "look at models", "models/read", "models/versions/read");

    /** Registering an environment, whose image is built when it is first needed. */
    public static final Task REGISTER_ENVIRONMENT =
            in("register-environment", "register environments", "environments/write");

    /** Registering an environment and having its image built at once. */
    public static final Task BUILD_IMAGE = in(
            "build-image",
            "register environments and build their images",
            "environments/write",
            "environments/build/action");

    /** Deploying a web service to Container Instances. */
    public static final Task DEPLOY_ACI = in(
            "deploy-aci",
            "deploy to Container Instances",
            "read",
            "metadata/artifacts/write",
            "services/aci/write",
            "services/read");

    /** Deploying a web service to Kubernetes. */
    public static final Task DEPLOY_AKS = in(
            "deploy-aks",
            "deploy to Kubernetes",
            "read",
            "metadata/artifacts/write",
            "services/aks/write",
            "services/read");

    /** Making an online endpoint with a deployment. */
    public static final Task DEPLOY_ENDPOINT = in(
            "deploy-endpoint",
            "make online endpoints and deployments",
            "onlineEndpoints/write",
            "onlineEndpoints/read",
            "onlineEndpoints/deployments/write",
            "onlineEndpoints/deployments/read");

    /** Calling an AKS web service with tokens. */
    public static final Task CALL_SERVICE_BY_TOKEN =
            in("call-service-by-token", "call AKS services with tokens of the workspace", "read", "services/read");

    /**
     * Calling an AKS web service with a key that is read first. Whoever holds the key calls with it: {@code services/aks/score/action}
     * is for calls through the workspace.
     */
    public static final Task CALL_SERVICE_BY_KEY = in(
            "call-service-by-key",
            "call AKS services with their keys",
            "read",
            "services/read",
            "services/aks/listkeys/action");

    /** Calling an online endpoint with a key that is read first. */
    public static final Task CALL_ENDPOINT_BY_KEY = in(
            "call-endpoint-by-key",
            "call endpoints with their keys",
            "onlineEndpoints/read",
            "onlineEndpoints/listKeys/action");

    /** Calling an online endpoint with tokens of the workspace. */
    public static final Task CALL_ENDPOINT_BY_TOKEN = in(
            "call-endpoint-by-token",
            "call endpoints with tokens of the workspace",
            "onlineEndpoints/read",
            "onlineEndpoints/token/action");

    /** Calling an online endpoint with the caller's own Entra token. */
    public static final Task CALL_ENDPOINT_BY_ENTRA = in(
            "call-endpoint-by-entra",
            "call endpoints with Entra tokens",
            "onlineEndpoints/read",
            "onlineEndpoints/score/action");

    /** Copies the list. */
    public Task {
        actions = List.copyOf(actions);
    }

    /**
     * A task of one's own on a workspace.
     *
     * @param name short
     * @param summary what is done
     * @param actions whole names of actions, such as {@code Microsoft.MachineLearningServices/workspaces/read}
     */
    public static Task of(String name, String summary, String... actions) {
        return new Task(name, summary, List.of(actions), false);
    }

    private static Task in(String name, String summary, String... actions) {
        return new Task(
                name, summary, Stream.of(actions).map(WORKSPACES::concat).toList(), false);
    }

    @Override
    public String toString() {
        return name;
    }
}
