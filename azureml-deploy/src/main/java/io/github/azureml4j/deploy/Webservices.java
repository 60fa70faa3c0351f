package io.github.azureml4j.deploy;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceResponse;
import io.github.azureml4j.core.security.lint.GitRemotes;
import io.github.azureml4j.core.security.lint.Place;
import io.github.azureml4j.core.security.lint.SecretLint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The web services of a workspace. Thread-safe.
 *
 * <pre>{@code
 * Webservice service = Webservices.in(ws)
 *     .deploy("diagnosis", inference, List.of("diagnosis:1"), AksDeployConfig.on("aks-prod").tokenAuth().build())
 *     .await(Duration.ofMinutes(20));
 * }</pre>
 */
public final class Webservices {

    private final ServicePlane plane;

    private Webservices(WorkspaceConnection workspace) {
        this.plane = new ServicePlane(workspace);
    }

    /**
     * The web services of a workspace.
     *
     * @param workspace the workspace
     * @return the collection
     */
    public static Webservices in(Workspace workspace) {
        return new Webservices(workspace.connection());
    }

    static Webservices in(WorkspaceConnection workspace) {
        return new Webservices(workspace);
    }

    /**
     * Uploads the scoring program and asks for a web service ({@code Artifacts_Upload}, {@code Services_Create}).
     *
     * @param name 3 to 32 lower-case letters, digits and dashes, beginning with a letter
     * @param inference the scoring program
     * @param models the ids of registered models, each {@code name:version}
     * @param config where and how it runs
     * @return the deployment, to be awaited; it fails with a {@link DeploymentFailedException}
     * @throws IllegalArgumentException naming everything that is wrong, before any request
     */
    public Operation<Webservice> deploy(
            String name, InferenceConfig inference, List<String> models, DeployConfig config) {
        check(name, inference, models, config);
        EnvironmentDocument environment = discreet(inference.environment(), config);
        List<ImageRequest.Asset> assets = inference.files().upload(plane.artifacts());
        ImageRequest image = new ImageRequest(ImageRequest.DRIVER, assets, models, environment);
        ServiceResponse accepted =
                plane.services().post("").json(request(name, image, config)).send();
        return follow(new ServiceSteps.Reference(name, plane.operationId(accepted, name)));
    }

    /**
     * A deployment that was begun elsewhere.
     *
     * @param resumeToken what {@link Operation#resumeToken()} gave
     * @return the deployment, to be awaited
     * @throws IllegalArgumentException if it is no such token
     */
    public Operation<Webservice> resume(String resumeToken) {
        return follow(ServiceSteps.Reference.parse(resumeToken));
    }

    /**
     * One web service ({@code Services_QueryById}).
     *
     * @param name its name
     * @return the handle with what the service says now
     * @throws io.github.azureml4j.core.NotFoundException if there is none
     */
    public Webservice get(String name) {
        return plane.get(name);
    }

    /**
     * One web service, if there is one.
     *
     * @param name its name
     * @return the handle, or empty
     */
    public Optional<Webservice> find(String name) {
        return plane.request(name).find().map(this::handle);
    }

    /**
     * All web services ({@code Services_ListQuery}), one page fetched per need.
     *
     * @return the handles in the service's order
     */
    public PagedIterable<Webservice> list() {
        return Pages.of(plane.services().get("").query("expand", true), this::handle);
    }

    /** Services report their answers with their requests unless told otherwise: not where data has high business impact. */
    private EnvironmentDocument discreet(EnvironmentDocument environment, DeployConfig config) {
        boolean reports = config.document().path("appInsightsEnabled").asBoolean();
        return reports && new Workspace(plane.workspace()).details().hbi()
                ? environment.withDefault("APP_INSIGHTS_LOG_RESPONSE_ENABLED", "false")
                : environment;
    }

    private Operation<Webservice> follow(ServiceSteps.Reference reference) {
        String name = reference.service();
        return plane.operation(new ServiceSteps<>(
                plane,
                "deploy web service " + name,
                reference,
                () -> plane.get(name),
                end -> DeploymentFailedException.of(name, end, plane.logTail(name))));
    }

    private Webservice handle(JsonNode document) {
        return new Webservice(plane, new ServiceDetails(document));
    }

    private static ObjectNode request(String name, ImageRequest image, DeployConfig config) {
        ObjectNode request = Json.mapper().createObjectNode();
        request.put("name", name).put("computeType", config.computeType());
        request.put("deploymentType", "HttpRealtimeEndpoint");
        request.set("environmentImageRequest", Json.mapper().valueToTree(image));
        config.document().properties().forEach(entry -> request.set(entry.getKey(), entry.getValue()));
        return request;
    }

    private void check(String name, InferenceConfig inference, List<String> models, DeployConfig config) {
        Faults faults = new Faults("cannot deploy the web service " + name);
        faults.when(
                !name.matches("[a-z][a-z0-9-]{1,30}[a-z0-9]"),
                "its name is not 3 to 32 lower-case letters, digits and dashes, a letter first and no dash last");
        inference.check(faults);
        for (String model : models) {
            faults.when(!model.matches("[^:/]+:[^:/]+"), "'" + model + "' is no model id of the form name:version");
        }
        SecretLint.Draft draft = plane.workspace().azure().secretLint().draft();
        Map<String, String> tags = new LinkedHashMap<>();
        config.document()
                .path("kvTags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        draft.add(Place.NAME, "name", name)
                .add(
                        Place.TEXT,
                        "description",
                        config.document().path("description").asText(""))
                .addAll(Place.ENVIRONMENT_VARIABLE, inference.environmentVariables())
                .addAll(Place.TAG, tags)
                .addAll(Place.GIT_REMOTE, GitRemotes.of(inference.directory()));
        draft.into(faults);
        faults.raise();
    }
}
