package io.github.azureml4j.local.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.services.ServiceFixture;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The 13 operations of "Enterprise security for Azure Machine Learning" by its three roles: each cell does the real thing
 * over the wire as a principal that holds the role at the resource group.
 *
 * <p>The last operation follows the document by the one path on which it is true of the live service: a Reader may get a
 * token of a service on AKS ({@code workspaces/read}), but neither its keys nor an online endpoint's score.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(240)
class RoleMatrixTest {

    private static final String ALL = "Owner Contributor Reader";
    private static final String MAKERS = "Owner Contributor";

    private static AzureMlLocal local;
    private static ServiceFixture services;
    private static WorkspaceFixture workspace;
    private static String group;
    private static JsonNode withTokens;
    private static Map<String, WirePrincipal> principals;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        services = new ServiceFixture(local);
        workspace = services.workspace();
        group = workspace.scope().substring(0, workspace.scope().indexOf("/providers/"));
        services.cluster("aks");
        withTokens = services.deployed(services.aks("with-tokens", "aks").put("aadAuthEnabled", true));
        workspace.artifacts("POST", "/ExperimentRun/dcid.run-1/content?path=outputs/model.json", "{}");
        workspace.history("PATCH", "/experiments/diagnosis/runs/run-1", Json.object());
        environment("java", "1", workspace.wire().token("https://management.azure.com"));
        principals = Map.of("Owner", holder("Owner"), "Contributor", holder("Contributor"), "Reader", holder("Reader"));
        principals.keySet().forEach(role -> accepted(createWorkspace(principals.get("Owner"), "basic-" + key(role))));
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                        row("create workspace", MAKERS, role -> createWorkspace(who(role), "of-" + key(role))),
                        row("share workspace", "Owner", RoleMatrixTest::share),
                        row("upgrade workspace to Enterprise edition", "Owner", RoleMatrixTest::upgrade),
                        row("create compute target", MAKERS, RoleMatrixTest::createCompute),
                        row("attach compute target", MAKERS, RoleMatrixTest::attachCompute),
                        row("attach datastore", MAKERS, RoleMatrixTest::attachDatastore),
                        row("run experiment", MAKERS, RoleMatrixTest::runExperiment),
                        row("view runs and metrics", ALL, RoleMatrixTest::viewRuns),
                        row("register model", MAKERS, RoleMatrixTest::registerModel),
                        row(
                                "create image",
                                MAKERS,
                                role -> environment(
                                        "of-" + key(role), "1", who(role).token())),
                        row("deploy web service", MAKERS, RoleMatrixTest::deploy),
                        row("view models and images", ALL, RoleMatrixTest::viewModels),
                        row("call web service", ALL, RoleMatrixTest::call))
                .flatMap(cells -> cells);
    }

    @ParameterizedTest(name = "{1}: {0}, {2}")
    @MethodSource("cells")
    void roleMayDoWhatTheDocumentSays(String operation, String role, boolean may, Operation doing) {
        Answer answer = doing.as(role);

        if (may) {
            accepted(answer);
        } else {
            assertThat(answer.status()).as(answer::text).isEqualTo(403);
            assertThat(answer.text())
                    .contains("AuthorizationFailed")
                    .contains("does not have authorization to perform action 'Microsoft.")
                    .contains("with object id '" + who(role).objectId() + "'");
        }
    }

    private static Answer createWorkspace(WirePrincipal who, String name) {
        ObjectNode body = Json.object().put("location", "eastus");
        body.withObject("/identity").put("type", "SystemAssigned");
        body.withObject("/properties")
                .put("storageAccount", group + "/providers/Microsoft.Storage/storageAccounts/clinicstore")
                .put("keyVault", group + "/providers/Microsoft.KeyVault/vaults/clinicvault")
                .put("applicationInsights", group + "/providers/Microsoft.Insights/components/clinicinsights");
        Answer answer = who.arm("PUT", workspaceId(name) + "?api-version=2024-04-01", body);
        local.clock().advance(Duration.ofSeconds(2));
        return answer;
    }

    private static Answer share(String role) {
        ObjectNode body = Json.object();
        body.withObject("/properties")
                .put("principalId", new WirePrincipal(local, "colleague of " + role).objectId())
                .put("principalType", "ServicePrincipal")
                .put("roleDefinitionId", roleDefinition(AccessService.READER));
        return who(role)
                .arm(
                        "PUT",
                        workspace.scope() + "/providers/Microsoft.Authorization/roleAssignments/" + UUID.randomUUID()
                                + "?api-version=2022-04-01",
                        body);
    }

    private static Answer upgrade(String role) {
        ObjectNode body = Json.object();
        body.withObject("/sku").put("name", "Enterprise");
        return who(role).arm("PATCH", workspaceId("basic-" + key(role)) + "?api-version=2024-04-01", body);
    }

    private static Answer createCompute(String role) {
        ObjectNode body = Json.object().put("location", "eastus");
        body.withObject("/properties").put("computeType", "AmlCompute");
        body.withObject("/properties/properties").put("vmSize", "STANDARD_DS3_V2");
        body.withObject("/properties/properties/scaleSettings").put("maxNodeCount", 1);
        return onWorkspace(role, "PUT", "/computes/cpu-" + key(role), body);
    }

    private static Answer attachCompute(String role) {
        ObjectNode body = Json.object().put("location", "eastus");
        body.withObject("/properties")
                .put("computeType", "AKS")
                .put("resourceId", group + "/providers/Microsoft.ContainerService/managedClusters/own");
        return onWorkspace(role, "PUT", "/computes/own-" + key(role), body);
    }

    private static Answer attachDatastore(String role) {
        ObjectNode body = Json.object();
        body.withObject("/properties")
                .put("datastoreType", "AzureBlob")
                .put("accountName", "elsewhere")
                .put("containerName", "images");
        body.withObject("/properties/credentials").put("credentialsType", "None");
        return onWorkspace(role, "PUT", "/datastores/" + key(role) + "?skipValidation=true", body);
    }

    private static Answer runExperiment(String role) {
        ObjectNode body = Json.object();
        body.withObject("/properties")
                .put("jobType", "Command")
                .put("command", "echo hello")
                .put("experimentName", "diagnosis")
                .put("environmentId", workspace.scope() + "/environments/java/versions/1");
        return onWorkspace(role, "PUT", "/jobs/of-" + key(role), body);
    }

    private static Answer viewRuns(String role) {
        String runs = workspace.region() + "/history/v1.0" + workspace.scope() + "/experiments/diagnosis";
        accepted(who(role).send("POST", runs + "/metrics:query", Json.object()));
        return who(role).send("POST", runs + "/runs:query", Json.object());
    }

    private static Answer registerModel(String role) {
        ObjectNode body = Json.object();
        body.withObject("/properties")
                .put("modelUri", "azureml://jobs/run-1/outputs/artifacts/paths/outputs/model.json")
                .put("modelType", "custom_model");
        return onWorkspace(role, "PUT", "/models/of-" + key(role) + "/versions/1", body);
    }

    private static Answer environment(String name, String version, String token) {
        ObjectNode body = Json.object();
        body.withObject("/properties").put("image", "clinic/java:17").put("osType", "Linux");
        String path = workspace.scope() + "/environments/" + name + "/versions/" + version;
        return workspace
                .wire()
                .json(token, "PUT", "https://management.azure.com" + path + "?api-version=2024-04-01", body.toString());
    }

    private static Answer deploy(String role) {
        String url = workspace.region() + "/modelmanagement/v1.0" + workspace.scope() + "/services";
        return who(role).send("POST", url, services.aci("of-" + key(role)));
    }

    private static Answer viewModels(String role) {
        accepted(onWorkspace(role, "GET", "/environments", null));
        return onWorkspace(role, "GET", "/models", null);
    }

    /** The token is asked for with the principal's rights; the service then wants the token alone. */
    private static Answer call(String role) {
        String url = workspace.region() + "/modelmanagement/v1.0" + workspace.scope() + "/services/with-tokens/token";
        Answer token = who(role).send("POST", url, null);
        return token.status() == 201
                ? services.score(withTokens, token.json().path("accessToken").asText(), "1")
                : token;
    }

    private static Answer onWorkspace(String role, String method, String path, JsonNode body) {
        String version = (path.contains("?") ? "&" : "?") + "api-version=2024-04-01";
        return who(role).arm(method, workspace.scope() + path + version, body);
    }

    private static Stream<Arguments> row(String operation, String allowed, Operation doing) {
        return Stream.of("Owner", "Contributor", "Reader")
                .map(role -> Arguments.of(operation, role, allowed.contains(role), doing));
    }

    private static WirePrincipal holder(String role) {
        return new WirePrincipal(local, "a " + role).holding(role, group);
    }

    private static WirePrincipal who(String role) {
        return principals.get(role);
    }

    private static void accepted(Answer answer) {
        assertThat(answer.status()).as(answer::text).isBetween(200, 202);
    }

    private static String workspaceId(String name) {
        return group + "/providers/Microsoft.MachineLearningServices/workspaces/" + name;
    }

    private static String roleDefinition(String id) {
        return "/subscriptions/" + local.subscriptionId() + "/providers/Microsoft.Authorization/roleDefinitions/" + id;
    }

    private static String key(String role) {
        return role.toLowerCase(Locale.ROOT);
    }

    /** One of the document's operations, done as the principal that holds a role. */
    @FunctionalInterface
    interface Operation {
        Answer as(String role);
    }
}
