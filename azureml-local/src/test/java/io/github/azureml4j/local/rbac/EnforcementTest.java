package io.github.azureml4j.local.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What roles decide beyond the matrix of the document. */
class EnforcementTest {

    private static final String GROUPS = "/resourceGroups?api-version=2024-03-01";

    private static AzureMlLocal local;
    private static WorkspaceFixture workspace;
    private static String subscription;
    private static String group;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        workspace = new WorkspaceFixture(local);
        subscription = "/subscriptions/" + local.subscriptionId();
        group = workspace.scope().substring(0, workspace.scope().indexOf("/providers/"));
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void strangerMayDoNothingAndSeesNoSubscription() {
        WirePrincipal stranger = new WirePrincipal(local, "stranger");

        assertThat(stranger.arm("GET", "/subscriptions?api-version=2022-12-01", null)
                        .json()
                        .path("value"))
                .isEmpty();
        assertThat(stranger.arm("GET", subscription + "?api-version=2022-12-01", null)
                        .errorCode())
                .isEqualTo("AuthorizationFailed");
        assertThat(stranger.arm("GET", subscription + GROUPS, null).errorCode()).isEqualTo("AuthorizationFailed");
        assertThat(stranger.arm("GET", workspace.scope() + "?api-version=2024-04-01", null)
                        .errorCode())
                .isEqualTo("AuthorizationFailed");
    }

    @Test
    void subscriptionThatIsNotThereIsNotFoundRatherThanForbidden() {
        String path = "/subscriptions/00000000-0000-0000-0000-000000000000" + GROUPS;

        assertThat(new WirePrincipal(local, "lost").arm("GET", path, null).errorCode())
                .isEqualTo("SubscriptionNotFound");
    }

    @Test
    void listsOfASubscriptionShowWhatOneMayRead() {
        workspace.wire().arm("PUT", subscription + "/resourceGroups/rg-other?api-version=2024-03-01", """
                {"location":"eastus"}""");
        WirePrincipal reader = new WirePrincipal(local, "reader of a group").holding("Reader", group);
        String workspaces =
                subscription + "/providers/Microsoft.MachineLearningServices/workspaces?api-version=2024-04-01";

        assertThat(names(reader.arm("GET", subscription + GROUPS, null))).containsExactly("rg-test");
        assertThat(names(reader.arm("GET", workspaces, null))).containsExactly("clinic");
        assertThat(names(new WirePrincipal(local, "other")
                        .holding("Reader", subscription + "/resourceGroups/rg-other")
                        .arm("GET", workspaces, null)))
                .isEmpty();
        assertThat(reader.arm("GET", "/subscriptions?api-version=2022-12-01", null)
                        .json()
                        .at("/count/value")
                        .asInt())
                .isOne();
        assertThat(reader.arm("GET", subscription + "/providers?api-version=2024-03-01", null)
                        .errorCode())
                .isEqualTo("AuthorizationFailed");
    }

    @Test
    void dataScientistRunsButNeitherMakesComputesNorReadsKeys() {
        WirePrincipal scientist =
                new WirePrincipal(local, "scientist").holding("AzureML Data Scientist", workspace.scope());

        assertThat(onWorkspace(scientist, "GET", "", null).status()).isEqualTo(200);
        assertThat(onWorkspace(scientist, "PUT", "/environments/e/versions/1", image())
                        .status())
                .isEqualTo(201);
        assertThat(onWorkspace(scientist, "PUT", "/computes/c", Json.object()).status())
                .isEqualTo(403);
        assertThat(onWorkspace(scientist, "POST", "/listKeys", null).status()).isEqualTo(403);
        assertThat(onWorkspace(scientist, "DELETE", "", null).status()).isEqualTo(403);
    }

    @Test
    void regionHostRefusesInItsOwnForm() {
        WirePrincipal stranger = new WirePrincipal(local, "stranger of the region");
        String runs = workspace.region() + "/history/v1.0" + workspace.scope() + "/experiments/diagnosis/runs:query";
        String services = workspace.region() + "/modelmanagement/v1.0" + workspace.scope() + "/services";

        Answer history = stranger.send("POST", runs, Json.object());
        assertThat(history.status()).isEqualTo(403);
        assertThat(history.json().at("/error/innerError/code").asText()).isEqualTo("AuthorizationFailed");
        assertThat(history.json().at("/error/message").asText())
                .contains("'Microsoft.MachineLearningServices/workspaces/experiments/runs/read'")
                .contains("over scope '" + workspace.scope() + "'");
        Answer models = stranger.send("GET", services, null);
        assertThat(models.status()).isEqualTo(403);
        assertThat(models.json().path("code").asText()).isEqualTo("AuthorizationFailed");
    }

    @Test
    void readerReadsNoKeysOfWebServices() {
        WirePrincipal reader = new WirePrincipal(local, "reader of keys").holding("Reader", group);
        String keys = workspace.region() + "/modelmanagement/v1.0" + workspace.scope() + "/services/none/listkeys";

        assertThat(reader.send("POST", keys, null).text()).contains("workspaces/services/aks/listkeys/action");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs/write",
                "metadata/artifacts/write",
                "environments/build/action",
                "environments/readSecrets/action"
            })
    void submittingNeedsEveryOneOfItsActions(String missing) {
        List<String> actions = List.of(
                "jobs/write",
                "metadata/artifacts/write",
                "environments/build/action",
                "environments/readSecrets/action");
        WirePrincipal most = new WirePrincipal(local, "all but " + missing);
        holdingCustom(
                most, actions.stream().filter(action -> !action.equals(missing)).toList());

        Answer refused = onWorkspace(most, "PUT", "/jobs/no-" + missing.replace('/', '-'), Json.object());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("'Microsoft.MachineLearningServices/workspaces/" + missing + "'");
    }

    @Test
    void attachingAClusterNeedsRightsOnTheCluster() {
        WirePrincipal contributor =
                new WirePrincipal(local, "contributor of the workspace").holding("Contributor", workspace.scope());
        String cluster = subscription + "/resourceGroups/rg-clusters/providers/Microsoft.ContainerService"
                + "/managedClusters/prod";
        ObjectNode body = Json.object().put("location", "eastus");
        body.withObject("/properties").put("computeType", "AKS").put("resourceId", cluster);

        assertThat(onWorkspace(contributor, "PUT", "/computes/prod", body).errorCode())
                .isEqualTo("LinkedAuthorizationFailed");
        contributor.holding("Contributor", cluster);
        assertThat(onWorkspace(contributor, "PUT", "/computes/prod", body).status())
                .isEqualTo(201);
    }

    @Test
    void givingAnIdentityNeedsRightsOnTheIdentity() {
        WirePrincipal contributor =
                new WirePrincipal(local, "contributor without identities").holding("Contributor", workspace.scope());
        String identity = subscription
                + "/resourceGroups/rg-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/reader";
        workspace.wire().arm("PUT", subscription + "/resourceGroups/rg-identities?api-version=2024-03-01", """
                {"location":"eastus"}""");
        workspace.wire().arm("PUT", identity + "?api-version=2023-01-31", """
                {"location":"eastus"}""");
        ObjectNode body = Json.object().put("location", "eastus");
        body.withObject("/properties").put("computeType", "AmlCompute").putObject("properties");
        body.withObject("/properties/properties").put("vmSize", "Standard_DS3_v2");
        ObjectNode with = body.withObject("/identity").put("type", "UserAssigned");
        with.putObject("userAssignedIdentities").putObject(identity);

        Answer refused = onWorkspace(contributor, "PUT", "/computes/with-identity", body);
        assertThat(refused.errorCode()).isEqualTo("LinkedAuthorizationFailed");
        assertThat(refused.text()).contains("'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action'");
        contributor.holding("Managed Identity Operator", identity);
        assertThat(onWorkspace(contributor, "PUT", "/computes/with-identity", body)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void rightsOnAResourceGoWithIt() {
        String account = group + "/providers/Microsoft.Storage/storageAccounts/shortlived";
        ObjectNode body = Json.object().put("location", "eastus").put("kind", "StorageV2");
        body.withObject("/sku").put("name", "Standard_LRS");
        WirePrincipal keeper = new WirePrincipal(local, "keeper").holding("Contributor", account);

        assertThat(keeper.arm("PUT", account + "?api-version=2023-05-01", body).status())
                .isEqualTo(202);
        local.clock().advance(Duration.ofSeconds(2));
        assertThat(keeper.arm("DELETE", account + "?api-version=2023-05-01", null)
                        .status())
                .isEqualTo(200);
        assertThat(keeper.arm("PUT", account + "?api-version=2023-05-01", body).status())
                .isEqualTo(403);
    }

    @Test
    void userIsNamedByItsPrincipalName() {
        LocalUser ada = local.entra().addUser("ada@contoso.com", "Passw0rd!");

        assertThat(AccessService.refused(
                                new Caller(
                                        ada.objectId(),
                                        local.tenantId(),
                                        WireClient.ARM,
                                        Map.of("upn", "ada@contoso.com", "appid", "cli")),
                                "a/b/read",
                                "/s")
                        .getMessage())
                .startsWith("The client 'ada@contoso.com' with object id '" + ada.objectId() + "'");
    }

    private static void holdingCustom(WirePrincipal principal, List<String> actions) {
        String id = UUID.randomUUID().toString();
        ObjectNode role = Json.object();
        ObjectNode properties = role.withObject("/properties").put("roleName", "Role " + id);
        var names = properties.putArray("permissions").addObject().putArray("actions");
        actions.forEach(action -> names.add("Microsoft.MachineLearningServices/workspaces/" + action));
        properties.putArray("assignableScopes").add(subscription);
        String path = subscription + "/providers/Microsoft.Authorization/roleDefinitions/" + id;
        assertThat(workspace
                        .wire()
                        .arm("PUT", path + "?api-version=2022-04-01", role.toString())
                        .status())
                .isEqualTo(201);
        principal.holding(id, workspace.scope());
    }

    private static ObjectNode image() {
        ObjectNode body = Json.object();
        body.withObject("/properties").put("image", "clinic/java:17");
        return body;
    }

    private static Answer onWorkspace(WirePrincipal who, String method, String path, JsonNode body) {
        return who.arm(method, workspace.scope() + path + "?api-version=2024-04-01", body);
    }

    private static List<String> names(Answer list) {
        List<String> names = new ArrayList<>();
        list.json().path("value").forEach(item -> names.add(item.path("name").asText()));
        return names;
    }
}
