package io.github.azureml4j.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.WireWorkspace;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.Severity;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code Workspaces_Update}, {@code Workspaces_ListKeys} and {@code Workspaces_Diagnose} against answers of the published form. */
class WorkspaceUpdateTest {
    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    @RegisterExtension
    final WireWorkspace workspace = new WireWorkspace(SERVER);

    private static final String IDENTITIES =
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";

    @Test
    void onlyWhatWasAskedForIsSent() {
        accept();
        update().friendlyName("Clinic").begin().await();
        SERVER.wireMock()
                .verify(patchRequestedFor(urlPathEqualTo(WireWorkspace.SCOPE))
                        .withQueryParam("api-version", equalTo("2024-04-01"))
                        .withRequestBody(equalToJson("{\"properties\":{\"friendlyName\":\"Clinic\"}}")));
    }

    @Test
    void removedIdentityIsSentAsNull() {
        accept();
        update().identity(WorkspaceIdentity.userAssigned(IDENTITIES + "stays"))
                .removeIdentity(IDENTITIES + "goes")
                .begin()
                .await();
        SERVER.wireMock()
                .verify(patchRequestedFor(urlPathEqualTo(WireWorkspace.SCOPE))
                        .withRequestBody(equalToJson("""
                    {"identity":{"type":"UserAssigned","userAssignedIdentities":{"%1$sstays":{},"%1$sgoes":null}},
                     "properties":{"primaryUserAssignedIdentity":"%1$sstays"}}""".formatted(IDENTITIES))));
    }

    @Test
    void primaryIdentityThatWasNamedIsSent() {
        accept();
        update().identity(WorkspaceIdentity.userAssigned(IDENTITIES + "a", IDENTITIES + "b"))
                .property("primaryUserAssignedIdentity", IDENTITIES + "b")
                .begin()
                .await();
        SERVER.wireMock()
                .verify(patchRequestedFor(urlPathEqualTo(WireWorkspace.SCOPE))
                        .withRequestBody(equalToJson("""
                    {"identity":{"type":"UserAssigned","userAssignedIdentities":{"%1$sa":{},"%1$sb":{}}},
                     "properties":{"primaryUserAssignedIdentity":"%1$sb"}}""".formatted(IDENTITIES))));
    }

    @Test
    void whatTheServiceWouldPassOverIsRefusedBeforeAnyRequest() {
        assertThatThrownBy(() -> update().network(WorkspaceNetwork.defaults()
                                .privateLinks(new SharedPrivateLink("vault", IDENTITIES + "x", "vault", "please")))
                        .property("allowPublicAccessWhenBehindVnet", true)
                        .property("hubResourceId", "x")
                        .property("workspaceHubConfig", Map.of())
                        .property("associatedWorkspaces", List.of())
                        .begin())
                .hasMessageContainingAll(
                        "sharedPrivateLinkResources is decided when a workspace is made",
                        "allowPublicAccessWhenBehindVnet is decided",
                        "hubResourceId is decided",
                        "workspaceHubConfig is decided",
                        "associatedWorkspaces is decided");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void fiftyTagsAreAsManyAsAWorkspaceHas() {
        accept();
        Map<String, String> tags =
                IntStream.range(0, 50).boxed().collect(Collectors.toMap(number -> "tag" + number, number -> ""));
        update().tags(tags).begin().await();
        SERVER.wireMock().verify(patchRequestedFor(urlPathEqualTo(WireWorkspace.SCOPE)));
    }

    @Test
    void newerPropertyIsSentToTheVersionThatKnowsIt() {
        accept();
        update().property("ipAllowlist", List.of()).begin().await();
        SERVER.wireMock()
                .verify(patchRequestedFor(urlPathEqualTo(WireWorkspace.SCOPE))
                        .withQueryParam("api-version", equalTo("2025-06-01"))
                        .withRequestBody(equalToJson("{\"properties\":{\"ipAllowlist\":[]}}")));
    }

    @Test
    void networkIsNotProvisionedByAChange() {
        assertThatThrownBy(() -> update().network(WorkspaceNetwork.defaults().provisionNow())
                        .property("tenantId", "x")
                        .tags(Map.of("a/b", ""))
                        .begin())
                .hasMessageContainingAll(
                        "tag name 'a/b'",
                        "provisionNetworkNow is decided when a workspace is made: later there is network()",
                        "tenantId is the service's own to say");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void primaryIdentityIsTheFirst() {
        ObjectNode document = Json.mapper().createObjectNode();
        document.withObject("/properties")
                .put("primaryUserAssignedIdentity", IDENTITIES.toUpperCase(Locale.ROOT) + "B");
        ObjectNode identity = document.withObject("/identity").put("type", "UserAssigned");
        for (String name : List.of("a", "b")) {
            identity.withObject("/userAssignedIdentities").putObject(IDENTITIES + name);
        }
        WorkspaceDetails details = WorkspaceDetails.of(document);
        assertThat(details.identity().userAssigned()).containsExactly(IDENTITIES + "b", IDENTITIES + "a");
    }

    @Test
    void wrongAddressesAreRefusedOnceBeforeAnyRequest() {
        assertThatThrownBy(() -> update().network(WorkspaceNetwork.defaults().ipAllowlist("203.0.113.7/24"))
                        .begin())
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(Throwable::getMessage, STRING)
                .containsOnlyOnce("ipAllowlist '203.0.113.7/24' does not begin at its prefix");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void primaryIdentityIsTheOneItActsAs() {
        assertThat(identities("", IDENTITIES + "A").actingIdentity()).contains(IDENTITIES + "a");
        assertThat(identities("own", IDENTITIES + "A").actingIdentity()).contains(IDENTITIES + "a");
        assertThat(identities("", "").actingIdentity()).contains(IDENTITIES + "b");
        assertThat(identities("own", "").actingIdentity()).isEmpty();
        assertThat(identities("own", IDENTITIES + "gone").actingIdentity()).isEmpty();
    }

    @Test
    void createOnlySettingsAreRefusedBeforeAnyRequest() {
        assertThatThrownBy(() -> update().property("hbiWorkspace", true)
                        .property("keyVault", "x")
                        .removeIdentity(IDENTITIES + "goes")
                        .begin())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "hbiWorkspace is decided when", "keyVault is decided when", "without saying who stays");
        assertThatThrownBy(() -> update().begin()).hasMessageContaining("nothing to change");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void keysAreReadAndNeverShown() {
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(WireWorkspace.SCOPE + "/listKeys")).willReturn(okJson("""
            {"userStorageKey":"canary-of-storage","containerRegistryCredentials":{"username":"u",
             "passwords":[{"name":"password","value":"canary-of-registry"}]},"appInsightsInstrumentationKey":null}""")));
        WorkspaceKeys keys = new WorkspaceCare(workspace.connection()).keys();
        assertThat(keys.storageKey()).contains("canary-of-storage");
        assertThat(keys.registryPasswords()).containsExactly("canary-of-registry");
        assertThat(keys.instrumentationKey()).isEmpty();
        assertThat(keys.toString() + Json.mapper().valueToTree(Map.of("keys", keys.toString())))
                .doesNotContain("canary");
    }

    @Test
    void diagnosisIsFindings() {
        SERVER.wireMock()
                .stubFor(post(urlPathEqualTo(WireWorkspace.SCOPE + "/diagnose")).willReturn(okJson("""
            {"value":{"storageAccountResults":[{"code":"KeyAccess","level":"Error","message":"the key is off"}],
             "keyVaultResults":[]}}""")));
        assertThat(new WorkspaceCare(workspace.connection()).diagnose().await())
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .extracting(Finding::code, Finding::severity, Finding::subject)
                        .containsExactly("KeyAccess", Severity.BLOCKER, "storageAccount"));
    }

    /** A workspace with the identities {@code b} and {@code a}. */
    private static WorkspaceDetails identities(String principal, String primary) {
        ObjectNode document = Json.mapper().createObjectNode();
        document.withObject("/properties").put("primaryUserAssignedIdentity", primary);
        ObjectNode identity = document.withObject("/identity").put("principalId", principal);
        for (String name : List.of("b", "a")) {
            identity.withObject("/userAssignedIdentities").putObject(IDENTITIES + name);
        }
        return WorkspaceDetails.of(document);
    }

    private WorkspaceUpdate update() {
        return new WorkspaceUpdate(workspace.connection());
    }

    private static void accept() {
        SERVER.wireMock()
                .stubFor(patch(urlPathEqualTo(WireWorkspace.SCOPE))
                        .willReturn(okJson("{\"id\":\"" + WireWorkspace.SCOPE + "\",\"properties\":{}}")));
    }
}
