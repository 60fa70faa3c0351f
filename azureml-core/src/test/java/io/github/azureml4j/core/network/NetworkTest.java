package io.github.azureml4j.core.network;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.azureml4j.core.WireWorkspace.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WireWorkspace;
import io.github.azureml4j.core.network.OutboundRule.Fqdn;
import io.github.azureml4j.core.network.OutboundRule.PrivateEndpoint;
import io.github.azureml4j.core.network.OutboundRule.ServiceTag;
import io.github.azureml4j.core.network.OutboundRule.Unknown;
import io.github.azureml4j.core.workspace.IsolationMode;
import io.github.azureml4j.core.workspace.NetworkAcls;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    private static final String CONNECTIONS = SCOPE + "/privateEndpointConnections";
    private static final NetworkAcls EVERYBODY = new NetworkAcls("Allow", List.of());
    private static final String RULES = SCOPE + "/outboundRules";

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    @RegisterExtension
    final WireWorkspace workspace = new WireWorkspace(SERVER);

    private WireMockServer wire;
    private Network network;

    @BeforeEach
    void open() {
        wire = SERVER.wireMock();
        network = new Network(workspace.connection());
        workspaceIs("");
        wire.stubFor(patch(urlPathEqualTo(SCOPE)).willReturn(okJson(document(""))));
    }

    @Test
    void openingSendsThatPropertyAlone() {
        network.publicAccess(true).await();

        wire.verify(changed("2024-04-01", "{\"publicNetworkAccess\": \"Enabled\"}"));
    }

    @Test
    void listOfAddressesIsOfTheVersionThatKnowsIt() {
        workspaceIs("\"ipAllowlist\": [\"203.0.113.0/24\"]");

        PublicAccess after = network.allowFrom("203.0.113.0/24", "198.51.100.7").await();

        wire.verify(changed("2025-06-01", "{\"ipAllowlist\": [\"203.0.113.0/24\", \"198.51.100.7\"]}"));
        assertThat(after.ipAllowlist()).containsExactly("203.0.113.0/24");
        assertThat(after.everybody()).isFalse();
    }

    @Test
    void networkRulesDenyWhatTheyDoNotName() {
        network.networkAcls(NetworkAcls.only("203.0.113.7")).await();
        network.networkAcls(EVERYBODY).await();

        wire.verify(changed(
                "2025-06-01",
                "{\"networkAcls\": {\"defaultAction\": \"Deny\", \"ipRules\": [{\"value\": \"203.0.113.7\"}]}}"));
        wire.verify(changed("2025-06-01", "{\"networkAcls\": {\"defaultAction\": \"Allow\", \"ipRules\": []}}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    office.example    | is neither an IP address
                    256.1.1.1         | is neither an IP address
                    203.0.113         | is neither an IP address
                    203.0.113.0/33    | needs a prefix of 0 to 32
                    203.0.113.0/      | needs a prefix of 0 to 32
                    2001:db8::/129    | needs a prefix of 0 to 128
                    203.0.113.7/24    | does not begin at its prefix
                    0.0.0.0/0         | is everybody
                    10.1.0.0/16       | is of private networks
                    192.168.1.1       | is of private networks
                    """)
    void whatIsNoPublicRangeIsRefused(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.allowFrom(text))
                .withMessageContaining("'" + text + "' " + why);
    }

    @Test
    void rangesOfBothFamiliesAreTaken() {
        network.allowFrom("203.0.113.128/25", "2001:db8::/32", "2001:db8::1").await();

        wire.verify(1, patchRequestedFor(urlPathEqualTo(SCOPE)));
    }

    @Test
    void everyWrongRangeIsSaidBeforeAnyRequest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.networkAcls(NetworkAcls.only("a", "203.0.113.0/40")))
                .withMessageContaining("'a'")
                .withMessageContaining("'203.0.113.0/40'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.allowFrom())
                .withMessageContaining("names no address");
        assertThat(wire.getAllServeEvents()).isEmpty();
    }

    @Test
    void closingNamesTheConnectionsThatWait() {
        connectionsAre(connection("hospital", "Pending"), connection("old", "Rejected"));

        assertThatThrownBy(() -> network.publicAccess(false))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("nobody would reach")
                .hasMessageContaining("those that ask, hospital,")
                .hasMessageContaining("closeEvenWithoutPrivateEndpoint");
        wire.verify(0, patchRequestedFor(urlPathEqualTo(SCOPE)));
    }

    @Test
    void approvingKeepsWhatTheConnectionIs() {
        wire.stubFor(
                get(urlPathEqualTo(CONNECTIONS + "/hospital")).willReturn(okJson(connection("hospital", "Pending"))));
        wire.stubFor(
                put(urlPathEqualTo(CONNECTIONS + "/hospital")).willReturn(okJson(connection("hospital", "Approved"))));

        assertThat(network.privateEndpointConnections().approve("hospital").isApproved())
                .isTrue();

        wire.verify(putRequestedFor(urlPathEqualTo(CONNECTIONS + "/hospital"))
                .withQueryParam("api-version", equalTo("2024-04-01"))
                .withRequestBody(equalToJson("""
                        {"location": "eastus", "properties": {"privateLinkServiceConnectionState": {"status": "Approved"}}}
                        """)));
    }

    @Test
    void rejectionWithoutReasonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.privateEndpointConnections().reject("hospital", " "))
                .withMessageContaining("reason is blank");
        assertThat(wire.getAllServeEvents()).isEmpty();
    }

    @Test
    void ruleOfAServiceTagIsWrittenAsTheServiceReadsIt() {
        String rule = "{\"type\": \"ServiceTag\", \"category\": \"UserDefined\", \"destination\": {\"serviceTag\":"
                + " \"AzureMonitor\", \"protocol\": \"TCP\", \"portRanges\": \"80,443\", \"action\": \"Allow\"}}";
        wire.stubFor(put(urlPathEqualTo(RULES + "/monitor")).willReturn(okJson(rule("monitor", rule))));

        NamedRule made = network.managedNetwork()
                .outboundRules()
                .beginCreate("monitor", new ServiceTag("AzureMonitor", "TCP", "80,443"))
                .await();

        wire.verify(putRequestedFor(urlPathEqualTo(RULES + "/monitor"))
                .withQueryParam("api-version", equalTo("2024-04-01"))
                .withRequestBody(equalToJson("{\"properties\": " + rule + "}")));
        assertThat(made.rule()).isEqualTo(new ServiceTag("AzureMonitor", "TCP", "80,443"));
    }

    @Test
    void ruleThatTakesItsTimeIsFollowedToItsEnd() {
        String there = rule("pypi", "{\"type\": \"FQDN\", \"destination\": \"pypi.org\", \"status\": \"Active\"}");
        String operation = "/subscriptions/11111111-2222-3333-4444-555555555555/providers/"
                + "Microsoft.MachineLearningServices/locations/eastus/workspaceOperationsStatus/1";
        wire.stubFor(put(urlPathEqualTo(RULES + "/pypi"))
                .willReturn(aResponse()
                        .withStatus(202)
                        .withHeader("Retry-After", "0")
                        .withHeader("Location", SERVER.uri() + operation)));
        wire.stubFor(any(urlPathEqualTo(operation)).willReturn(aResponse().withStatus(200)));
        wire.stubFor(get(urlPathEqualTo(RULES + "/pypi")).willReturn(okJson(there)));

        NamedRule made = network.managedNetwork()
                .outboundRules()
                .beginCreate("pypi", new Fqdn("pypi.org"))
                .await();

        assertThat(made.status()).isEqualTo(NetworkStatus.ACTIVE);
    }

    @Test
    void ruleOfAnUnknownKindKeepsItsDocument() {
        String later =
                "{\"type\": \"ServiceMesh\", \"destination\": {\"mesh\": \"m1\"}, \"category\": \"UserDefined\"}";
        wire.stubFor(get(urlPathEqualTo(RULES + "/later")).willReturn(okJson(rule("later", later))));

        NamedRule read = network.managedNetwork().outboundRules().get("later");

        assertThat(read.rule()).isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.type()).isEqualTo("ServiceMesh");
            assertThat(unknown.document().at("/destination/mesh").asText()).isEqualTo("m1");
        });
    }

    @Test
    void everythingWrongWithARuleIsSaidBeforeAnyRequest() {
        OutboundRules rules = network.managedNetwork().outboundRules();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.beginCreate("a b", new ServiceTag("Azure Monitor", "HTTP", "https")))
                .withMessageContaining("name 'a b'")
                .withMessageContaining("serviceTag 'Azure Monitor'")
                .withMessageContaining("protocol 'HTTP'")
                .withMessageContaining("portRanges 'https'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.beginCreate("pypi", new Fqdn("https://pypi.org/simple")))
                .withMessageContaining("host 'https://pypi.org/simple'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.beginCreate("lake", new PrivateEndpoint("lake", " ")))
                .withMessageContaining("not the id of a resource: lake")
                .withMessageContaining("subresourceTarget is blank");
        assertThat(wire.getAllServeEvents()).isEmpty();
    }

    @Test
    void wayBackFromIsolationIsRefusedBeforeAnyChange() {
        workspaceIs("\"managedNetwork\": {\"isolationMode\": \"AllowOnlyApprovedOutbound\"}");

        assertThatThrownBy(() -> network.managedNetwork().isolateForGood(IsolationMode.ALLOW_INTERNET_OUTBOUND))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("never goes back");
        wire.verify(0, patchRequestedFor(urlPathEqualTo(SCOPE)));
    }

    @Test
    void isolationThatIsThereIsNotSentAgain() {
        workspaceIs("\"managedNetwork\": {\"isolationMode\": \"AllowInternetOutbound\"}");

        ManagedNetworkState state = network.managedNetwork()
                .isolateForGood(IsolationMode.ALLOW_INTERNET_OUTBOUND)
                .await();

        assertThat(state.isManaged()).isTrue();
        wire.verify(0, patchRequestedFor(urlPathEqualTo(SCOPE)));
    }

    @Test
    void deletionOfAConnectionSaysWhetherItWasThere() {
        wire.stubFor(delete(urlPathEqualTo(CONNECTIONS + "/here"))
                .willReturn(aResponse().withStatus(200)));
        wire.stubFor(delete(urlPathEqualTo(CONNECTIONS + "/gone"))
                .willReturn(aResponse().withStatus(204)));

        assertThat(network.privateEndpointConnections().delete("here")).isTrue();
        assertThat(network.privateEndpointConnections().delete("gone")).isFalse();
    }

    private void workspaceIs(String properties) {
        wire.stubFor(get(urlPathEqualTo(SCOPE)).willReturn(okJson(document(properties))));
    }

    private void connectionsAre(String... connections) {
        wire.stubFor(get(urlPathEqualTo(CONNECTIONS))
                .willReturn(okJson("{\"value\": [" + String.join(",", connections) + "]}")));
    }

    private static RequestPatternBuilder changed(String version, String properties) {
        return patchRequestedFor(urlPathEqualTo(SCOPE))
                .withQueryParam("api-version", equalTo(version))
                .withRequestBody(equalToJson("{\"properties\": " + properties + "}"));
    }

    private static String document(String properties) {
        return "{\"id\": \"" + SCOPE + "\", \"name\": \"clinic\", \"location\": \"eastus\", \"properties\": {"
                + properties + "}}";
    }

    private static String connection(String name, String status) {
        return """
                {"id": "%1$s/%2$s", "name": "%2$s", "type": "Microsoft.MachineLearningServices/workspaces/privateEndpointConnections",
                 "location": "eastus", "properties": {"provisioningState": "Succeeded",
                   "privateLinkServiceConnectionState": {"status": "%3$s", "description": "please"}}}
                """.formatted(CONNECTIONS, name, status);
    }

    private static String rule(String name, String rule) {
        return "{\"id\": \"" + RULES + "/" + name + "\", \"name\": \"" + name + "\", \"properties\": " + rule + "}";
    }
}
