package io.github.azureml4j.core.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.azureml4j.core.WireWorkspace.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.ConflictException;
import io.github.azureml4j.core.NotFoundException;
import io.github.azureml4j.core.WireWorkspace;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ModelsTest {
    private static final String CONTAINER = SCOPE + "/models/diagnosis";

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    @RegisterExtension
    final WireWorkspace workspace = new WireWorkspace(SERVER);

    private WireMockServer wire;
    private Models models;

    @BeforeEach
    void open() {
        wire = SERVER.wireMock();
        models = new Models(workspace.connection());
    }

    @Test
    void modelOfARunNamesTheRun() {
        nextVersionIs("3");
        wire.stubFor(put(urlPathEqualTo(version("3"))).willReturn(jsonResponse(document("3"), 201)));

        Model model = models.register("diagnosis")
                .fromRun("job1", "outputs/model.json")
                .tag("owner", "radiology")
                .description("benign or malignant")
                .submit();

        wire.verify(putRequestedFor(urlPathEqualTo(version("3")))
                .withQueryParam("api-version", equalTo("2024-04-01"))
                .withHeader("Authorization", equalTo("Bearer token"))
                .withRequestBody(equalToJson("""
                        {"properties": {
                          "modelUri": "azureml://jobs/job1/outputs/artifacts/paths/outputs/model.json",
                          "modelType": "custom_model", "jobName": "job1",
                          "description": "benign or malignant", "tags": {"owner": "radiology"}}}
                        """)));
        assertThat(model.name()).isEqualTo("diagnosis");
        assertThat(model.version()).isEqualTo("3");
        assertThat(model.nameAndVersion()).isEqualTo("diagnosis:3");
        assertThat(model.uri()).contains("workspaceartifactstore");
        assertThat(model.tags()).containsEntry("owner", "radiology");
    }

    @Test
    void firstModelOfANameIsVersionOne() {
        notFound(CONTAINER);
        wire.stubFor(put(urlPathEqualTo(version("1"))).willReturn(jsonResponse(document("1"), 201)));

        assertThat(models.register("diagnosis").fromRun("job1", "m").submit().version())
                .isEqualTo("1");
    }

    @Test
    void versionTakenInBetweenIsAskedForAnew() {
        wire.stubFor(get(urlPathEqualTo(CONTAINER))
                .inScenario("race")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(container("3")))
                .willSetStateTo("taken"));
        wire.stubFor(get(urlPathEqualTo(CONTAINER))
                .inScenario("race")
                .whenScenarioStateIs("taken")
                .willReturn(okJson(container("4"))));
        wire.stubFor(put(urlPathEqualTo(version("3"))).willReturn(conflict()));
        wire.stubFor(put(urlPathEqualTo(version("4"))).willReturn(jsonResponse(document("4"), 201)));

        assertThat(models.register("diagnosis").fromRun("job1", "m").submit().version())
                .isEqualTo("4");
    }

    @Test
    void chosenVersionThatIsTakenIsAConflict() {
        wire.stubFor(put(urlPathEqualTo(version("3"))).willReturn(conflict()));

        assertThatThrownBy(() -> models.register("diagnosis")
                        .fromRun("job1", "m")
                        .version("3")
                        .submit())
                .isInstanceOf(ConflictException.class);
        wire.verify(1, putRequestedFor(urlPathEqualTo(version("3"))));
    }

    @Test
    void everythingWrongIsSaidBeforeAnyRequest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models.register("a/b").version(" ").submit())
                .withMessageContaining("name 'a/b'")
                .withMessageContaining("version is empty")
                .withMessageContaining("one of fromRun, fromLocal and fromUri");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> models.register("m").fromRun("job1", "../other/x").submit());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> models.register("m").fromLocal(Path.of("nowhere")).submit())
                .withMessageContaining("nowhere does not exist");
        assertThat(wire.getAllServeEvents()).isEmpty();
    }

    @Test
    void latestFollowsTheContainer() {
        wire.stubFor(get(urlPathEqualTo(CONTAINER)).willReturn(okJson(container("8"))));
        wire.stubFor(get(urlPathEqualTo(version("7"))).willReturn(okJson(document("7"))));

        assertThat(models.latest("diagnosis").version()).isEqualTo("7");
    }

    @Test
    void missingModelIsNotFound() {
        notFound(version("9"));

        assertThatThrownBy(() -> models.get("diagnosis", "9")).isInstanceOf(NotFoundException.class);
        assertThat(models.find("diagnosis", "9")).isEmpty();
    }

    @Test
    void listFollowsNextLink() {
        String next = SERVER.uri(CONTAINER + "/versions?api-version=2024-04-01&$skip=1")
                .toString();
        wire.stubFor(get(urlPathEqualTo(CONTAINER + "/versions"))
                .willReturn(okJson("{\"value\": [" + document("2") + "], \"nextLink\": \"" + next + "\"}")));
        wire.stubFor(get(urlPathEqualTo(CONTAINER + "/versions"))
                .withQueryParam("$skip", equalTo("1"))
                .willReturn(okJson("{\"value\": [" + document("1") + "]}")));

        assertThat(models.list("diagnosis")).extracting(Model::version).isEqualTo(List.of("2", "1"));
    }

    @Test
    void modelOfAnotherWorkspaceIsNotDownloaded(@org.junit.jupiter.api.io.TempDir Path target) {
        wire.stubFor(get(urlPathEqualTo(version("1")))
                .willReturn(
                        okJson(document("1").replace("workspaces/clinic/datastores", "workspaces/theirs/datastores"))));
        Model model = models.get("diagnosis", "1");

        assertThatThrownBy(() -> models.download(model, target))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("another workspace");
    }

    private void nextVersionIs(String version) {
        wire.stubFor(get(urlPathEqualTo(CONTAINER)).willReturn(okJson(container(version))));
    }

    private void notFound(String path) {
        wire.stubFor(get(urlPathEqualTo(path))
                .willReturn(jsonResponse("{\"error\": {\"code\": \"UserError\", \"message\": \"none\"}}", 404)));
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder conflict() {
        return aResponse()
                .withStatus(409)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\": {\"code\": \"UserError\", \"message\": \"exists\"}}");
    }

    private static String version(String version) {
        return CONTAINER + "/versions/" + version;
    }

    private static String container(String next) {
        return """
                {"id": "%s", "name": "diagnosis", "type": "Microsoft.MachineLearningServices/workspaces/models",
                 "properties": {"latestVersion": "%d", "nextVersion": "%s", "isArchived": false}}
                """.formatted(CONTAINER, Integer.parseInt(next) - 1, next);
    }

    private static String document(String version) {
        return """
                {"id": "%s", "name": "%s", "type": "Microsoft.MachineLearningServices/workspaces/models/versions",
                 "properties": {"modelUri": "azureml://subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg/workspaces/clinic/datastores/workspaceartifactstore/paths/ExperimentRun/dcid.job1/outputs/model.json",
                 "modelType": "custom_model", "jobName": "job1", "tags": {"owner": "radiology"}, "isAnonymous": false, "isArchived": false}}
                """.formatted(version(version), version);
    }
}
