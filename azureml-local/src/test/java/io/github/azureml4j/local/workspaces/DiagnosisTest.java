package io.github.azureml4j.local.workspaces;

import static io.github.azureml4j.local.workspaces.WorkspaceWorld.V2025;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A diagnosis finds what is wrong, and nothing where nothing is. */
class DiagnosisTest {

    private WorkspaceWorld world;

    @BeforeEach
    void start() {
        world = new WorkspaceWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void healthyWorkspaceHasNoFindings() {
        world.create("well", world.body("{}"));

        assertThat(diagnose("well").findValues("code")).isEmpty();
        assertThat(diagnose("well").path("value")).hasSize(9);
    }

    @Test
    void missingGrantsAreFound() {
        String principal = world.create("poor", world.body("{}"))
                .at("/identity/principalId")
                .asText();
        world.local().access().revoke(principal, "Storage Blob Data Contributor", world.account());
        world.local().access().revoke(principal, "Contributor", world.arm().group());

        assertThat(codes("poor", "storageAccountResults")).containsExactly("AuthorizationPermissionMismatch");
        assertThat(codes("poor", "otherResults")).containsExactly("WorkspaceIdentityNotContributor");
        assertThat(codes("poor", "keyVaultResults")).isEmpty();
    }

    @Test
    void missingDependentsAreFound() {
        ObjectNode body = world.body("{}");
        String insights = world.arm().group() + "/providers/Microsoft.Insights/components/insights";
        world.wire()
                .arm(
                        "PUT",
                        insights + "?api-version=2020-02-02",
                        "{\"location\":\"eastus\",\"kind\":\"web\",\"properties\":{\"Application_Type\":\"web\"}}");
        body.withObject("/properties").put("applicationInsights", insights);
        world.create("lonely", body);
        delete(insights + "?api-version=2020-02-02");
        delete(world.account() + "?api-version=2023-05-01");
        delete(world.vault() + "?api-version=2023-07-01");

        assertThat(codes("lonely", "storageAccountResults")).containsExactly("StorageAccountNotFound");
        assertThat(codes("lonely", "keyVaultResults")).containsExactly("KeyVaultSoftDeleted");
        assertThat(codes("lonely", "applicationInsightsResults")).containsExactly("ApplicationInsightsNotFound");
    }

    @Test
    void replacedKeyIsFoundUntilItIsSynchronized() {
        world.create("stale", world.body("{}"));
        world.regenerate("key1");
        assertThat(codes("stale", "storageAccountResults")).containsExactly("AuthenticationFailed");

        world.end(world.arm("POST", "stale", "/resyncKeys", ""));
        assertThat(codes("stale", "storageAccountResults")).isEmpty();
    }

    @Test
    void locksAndClosedDoorsAreFound() {
        world.create("shut", world.body("{\"publicNetworkAccess\": \"Disabled\"}"));
        String lock = world.path("shut") + "/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01";
        world.wire().arm("PUT", lock, "{\"properties\":{\"level\":\"CanNotDelete\"}}");

        assertThat(codes("shut", "resourceLockResults")).containsExactly("ResourceLockFound");
        assertThat(codes("shut", "dnsResolutionResults")).containsExactly("PrivateEndpointNotFound");
        assertThat(diagnose("shut").at("/value/resourceLockResults/0/level").asText())
                .isEqualTo("Warning");
    }

    @Test
    void accountBehindAFirewallIsFound() {
        world.create("walled", world.body("{}"));
        world.wire()
                .arm(
                        "PATCH",
                        world.account() + "?api-version=2023-05-01",
                        "{\"properties\":{\"networkAcls\":{\"defaultAction\":\"Deny\"}}}");

        assertThat(codes("walled", "storageAccountResults")).contains("StorageAccountNotReachable");
    }

    private List<String> codes(String name, String list) {
        return diagnose(name).at("/value/" + list).findValuesAsText("code");
    }

    private JsonNode diagnose(String name) {
        assertThat(world.get(name, V2025).path("name").asText()).isEqualTo(name);
        return world.result(world.arm("POST", name, "/diagnose", "{\"value\":{}}"));
    }

    private void delete(String path) {
        assertThat(world.wire().arm("DELETE", path, null).status()).isBetween(200, 202);
    }
}
