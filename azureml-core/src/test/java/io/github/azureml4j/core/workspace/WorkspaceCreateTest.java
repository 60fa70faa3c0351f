package io.github.azureml4j.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.OperationProgress;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.http.OriginRefusedException;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code Workspaces_CreateOrUpdate} and what comes before it, against scripted answers of the published form. */
class WorkspaceCreateTest {
    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    private static final String GROUP = "/subscriptions/" + ScriptedAzure.SUBSCRIPTION + "/resourceGroups/rg-clinic";
    private static final String SCOPE = GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/clinic-prod";
    private static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/clinic";
    private static final String KEY = "https://clinic.vault.azure.net/keys/seal/0123abcd";
    private static final String TENANT = "99999999-1111-2222-3333-444444444444";

    private ScriptedAzure azure;

    @BeforeEach
    void connect() {
        azure = ScriptedAzure.on(SERVER);
    }

    @Test
    void everythingWrongIsNamedAtOnceBeforeAnyRequest() {
        WorkspaceCreate create = Workspace.create()
                .name("a!")
                .cmk("/subscriptions/x", "https://clinic.vault.azure.cn/keys/seal")
                .tag("a/b", "x".repeat(300))
                .storageAccount(VAULT);
        IllegalArgumentException thrown =
                catchThrowableOfType(IllegalArgumentException.class, () -> create.begin(azure.ml()));
        assertThat(thrown)
                .hasMessageContainingAll(
                        "name 'a!'",
                        "resource group name ''",
                        "location ''",
                        "not the id of a resource: /subscriptions/x",
                        "names no version",
                        "tag name 'a/b'",
                        "value of tag 'a/b'",
                        "storage account: not the id of a Microsoft.Storage/storageAccounts");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void halfACustomerManagedKeyIsRefused() {
        assertThatThrownBy(() -> valid().cmk(VAULT, null).begin(azure.ml())).hasMessageContaining("lacks its key URI");
        assertThatThrownBy(() -> valid().cmk(" ", KEY).begin(azure.ml()))
                .hasMessageContaining("lacks the ARM id of its key vault");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void keyOfAnotherCloudOrAnotherVaultIsRefused() {
        assertThatThrownBy(() ->
                        valid().cmk(VAULT, KEY.replace("azure.net", "azure.cn")).begin(azure.ml()))
                .hasMessageContaining("is not of cloud AzureCloud");
        assertThatThrownBy(
                        () -> valid().cmk(VAULT, KEY.replace("clinic", "other")).begin(azure.ml()))
                .hasMessageContaining("is not of the key vault " + VAULT);
    }

    @Test
    void dependentsAreMadeFirstThenTheWorkspace() {
        scriptCreation();
        List<OperationProgress> news = new ArrayList<>();
        Workspace workspace = valid().hbi(true)
                .cmk(VAULT, KEY)
                .friendlyName("Clinic")
                .tag("team", "radiology")
                .begin(azure.ml())
                .onProgress(news::add)
                .await();
        assertThat(workspace.id().scope()).isEqualTo(SCOPE);
        assertThat(puts())
                .extracting(WorkspaceCreateTest::typeOf)
                .containsExactly("storageAccounts", "vaults", "components", "workspaces");
        SERVER.wireMock()
                .verify(putRequestedFor(urlPathEqualTo(SCOPE))
                        .withQueryParam("api-version", equalTo("2024-04-01"))
                        .withRequestBody(equalToJson("""
                    {"location":"eastus","tags":{"team":"radiology"},"identity":{"type":"SystemAssigned"},
                     "properties":{"friendlyName":"Clinic","hbiWorkspace":true,
                      "encryption":{"status":"Enabled","keyVaultProperties":{"keyVaultArmId":"%s","keyIdentifier":"%s"}}}}""".formatted(VAULT, KEY), true, true))
                        .withRequestBody(matchingJsonPath("$.properties.storageAccount"))
                        .withRequestBody(matchingJsonPath("$.properties.keyVault"))
                        .withRequestBody(matchingJsonPath("$.properties.applicationInsights")));
        assertThat(news)
                .extracting(OperationProgress::step)
                .anyMatch(s -> s.startsWith("key vault clinicpr"))
                .last()
                .isEqualTo("workspace clinic-prod");
    }

    @Test
    void newVaultIsSealedAgainstLoss() {
        scriptCreation();
        valid().begin(azure.ml()).await();
        SERVER.wireMock()
                .verify(putRequestedFor(urlPathMatching(".*/Microsoft.KeyVault/vaults/clinicprkeyvault[0-9a-f]{8}"))
                        .withQueryParam("api-version", equalTo("2023-07-01"))
                        .withRequestBody(equalToJson("""
                    {"location":"eastus","properties":{"tenantId":"%s","enableSoftDelete":true,"enablePurgeProtection":true},
                     "tags":{"azureml4j-made-for":"rg-clinic/clinic-prod"}}""".formatted(TENANT), true, true)));
    }

    @Test
    void existingWorkspaceIsNotTouched() {
        SERVER.wireMock().stubFor(get(urlPathEqualTo(SCOPE)).willReturn(okJson(workspace())));
        assertThatThrownBy(() -> valid().begin(azure.ml()))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("exists already");
        assertThat(puts()).isEmpty();
    }

    @Test
    void creationGoesOnFromItsToken() {
        scriptCreation();
        Operation<Workspace> begun = valid().begin(azure.ml());
        assertThat(puts()).hasSize(1);
        String token = begun.resumeToken();
        assertThat(token).doesNotContain(ScriptedAzure.CANARY);
        assertThat(azure.ml().resume(token).await().id().name()).isEqualTo("clinic-prod");
        assertThat(puts())
                .extracting(WorkspaceCreateTest::typeOf)
                .containsExactly("storageAccounts", "vaults", "components", "workspaces");
    }

    @Test
    void tokenThatLeadsElsewhereIsRefused() {
        scriptCreation();
        String token = valid().begin(azure.ml()).resumeToken();
        String bent = token.replace(SERVER.uri() + "/subscriptions", "https://evil.example/subscriptions");
        assertThat(bent).isNotEqualTo(token);
        assertThatThrownBy(() -> azure.ml().resume(bent))
                .isInstanceOf(OriginRefusedException.class)
                .hasMessageContaining("https://evil.example:443");
        assertThatThrownBy(() -> azure.ml().resume("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void workspaceGoesFirstAndOnlyItsOwnDependentsFollow() {
        SERVER.wireMock().stubFor(get(urlPathEqualTo(SCOPE)).willReturn(okJson(workspace())));
        SERVER.wireMock()
                .stubFor(delete(urlPathEqualTo(SCOPE)).willReturn(aResponse().withStatus(204)));
        String storage = GROUP + "/providers/Microsoft.Storage/storageAccounts/ours";
        SERVER.wireMock().stubFor(get(urlPathEqualTo(storage)).willReturn(okJson("""
            {"location":"eastus","tags":{"azureml4j-made-for":"RG-clinic/clinic-prod"}}""")));
        SERVER.wireMock()
                .stubFor(delete(urlPathEqualTo(storage)).willReturn(aResponse().withStatus(200)));
        SERVER.wireMock().stubFor(get(urlPathEqualTo(VAULT)).willReturn(okJson("""
            {"location":"eastus","properties":{"tenantId":"%s","sku":{"family":"A","name":"standard"}}}""".formatted(TENANT))));
        azure.ml()
                .workspaces()
                .delete("rg-clinic", "clinic-prod")
                .forceToPurge()
                .andDependents()
                .begin()
                .await();
        assertThat(events())
                .filteredOn(e -> e.getRequest().getMethod().getName().equals("DELETE"))
                .extracting(e -> e.getRequest().getUrl())
                .containsExactly(
                        SCOPE + "?api-version=2024-04-01&forceToPurge=true", storage + "?api-version=2023-05-01");
    }

    private static WorkspaceCreate valid() {
        return Workspace.create().name("clinic-prod").resourceGroup("rg-clinic").location("eastus");
    }

    private static void scriptCreation() {
        SERVER.wireMock().stubFor(get(urlPathEqualTo(SCOPE)).willReturn(jsonResponse("""
            {"error":{"code":"ResourceNotFound","message":"not here"}}""", 404)));
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo("/subscriptions/" + ScriptedAzure.SUBSCRIPTION))
                        .willReturn(okJson("{\"subscriptionId\":\"" + ScriptedAzure.SUBSCRIPTION + "\",\"tenantId\":\""
                                + TENANT + "\"}")));
        SERVER.wireMock()
                .stubFor(put(urlPathMatching(".*/storageAccounts/.*"))
                        .willReturn(aResponse()
                                .withStatus(202)
                                .withHeader(
                                        "Location",
                                        SERVER.uri()
                                                + GROUP.replace(
                                                        "resourceGroups/rg-clinic",
                                                        "providers/Microsoft.Storage/locations/eastus/asyncoperations/1"))
                                .withHeader("Retry-After", "17")));
        SERVER.wireMock().stubFor(get(urlPathMatching(".*/asyncoperations/1")).willReturn(okJson("{}")));
        SERVER.wireMock().stubFor(get(urlPathMatching(".*/storageAccounts/.*")).willReturn(okJson("""
            {"location":"eastus","properties":{"provisioningState":"Succeeded"}}""")));
        SERVER.wireMock().stubFor(put(urlPathMatching(".*/vaults/.*")).willReturn(okJson("""
            {"location":"eastus","properties":{"tenantId":"%s","sku":{"family":"A","name":"standard"},"provisioningState":"Succeeded"}}""".formatted(TENANT))));
        SERVER.wireMock()
                .stubFor(put(urlPathMatching(".*/components/.*"))
                        .willReturn(okJson("{\"location\":\"eastus\",\"kind\":\"web\"}")));
        SERVER.wireMock().stubFor(put(urlPathEqualTo(SCOPE)).willReturn(okJson(workspace())));
    }

    private static String workspace() {
        return """
            {"id":"%s","name":"clinic-prod","location":"eastus","properties":{"provisioningState":"Succeeded","hbiWorkspace":true,
             "storageAccount":"%s/providers/Microsoft.Storage/storageAccounts/ours","keyVault":"%s"}}""".formatted(SCOPE, GROUP, VAULT);
    }

    private static List<ServeEvent> events() {
        List<ServeEvent> events = new ArrayList<>(SERVER.wireMock().getAllServeEvents());
        Collections.reverse(events);
        return events;
    }

    private static List<String> puts() {
        return events().stream()
                .filter(e -> e.getRequest().getMethod().getName().equals("PUT"))
                .map(e -> e.getRequest().getUrl())
                .toList();
    }

    private static String typeOf(String url) {
        String[] path = url.substring(0, url.indexOf('?')).split("/", -1);
        return path[path.length - 2];
    }
}
