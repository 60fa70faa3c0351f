package io.github.azureml4j.core.compute;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
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

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.azureml4j.core.WireWorkspace;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ComputesTest {
    private static final String CPU = SCOPE + "/computes/cpu";
    private static final String AKS = SCOPE + "/computes/aks-prod";
    private static final String ADA = SCOPE + "/computes/ada";
    private static final String PERSON = "aaaaaaaa-1111-2222-3333-444444444444";
    private static final String TENANT = "bbbbbbbb-1111-2222-3333-444444444444";
    private static final String SUBNET =
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/nodes";

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    @RegisterExtension
    final WireWorkspace workspace = new WireWorkspace(SERVER);

    private WireMockServer wire;
    private Computes computes;

    @BeforeEach
    void open() {
        wire = SERVER.wireMock();
        computes = new Computes(workspace.connection());
        wire.stubFor(get(urlPathEqualTo(SCOPE))
                .willReturn(okJson("{\"id\": \"" + SCOPE + "\", \"name\": \"ws\", \"location\": \"chinaeast2\"}")));
    }

    @Test
    void clusterLiesWhereItsWorkspaceLies() {
        wire.stubFor(put(urlPathEqualTo(CPU)).willReturn(jsonResponse(document(CPU, "cpu", "AmlCompute", false), 200)));

        Compute compute = computes.amlCompute("cpu")
                .vmSize("Standard_DS3_v2")
                .nodes(0, 4)
                .begin()
                .await();

        wire.verify(putRequestedFor(urlPathEqualTo(CPU))
                .withQueryParam("api-version", equalTo("2024-04-01"))
                .withRequestBody(equalToJson("""
                        {"location": "chinaeast2", "properties": {"computeType": "AmlCompute", "properties": {
                          "osType": "Linux", "vmSize": "Standard_DS3_v2", "vmPriority": "Dedicated",
                          "remoteLoginPortPublicAccess": "Disabled", "enableNodePublicIp": true,
                          "scaleSettings": {"minNodeCount": 0, "maxNodeCount": 4}}}}
                        """)));
        assertThat(compute.name()).isEqualTo("cpu");
        assertThat(compute.type()).isEqualTo("AmlCompute");
        assertThat(compute.provisioningState()).isEqualTo("Succeeded");
    }

    @Test
    void sealedClusterHasNoPublicAddress() {
        wire.stubFor(put(urlPathEqualTo(CPU)).willReturn(jsonResponse(document(CPU, "cpu", "AmlCompute", false), 200)));

        computes.amlCompute("cpu")
                .vmSize("Standard_DS3_v2")
                .nodes(1, 2)
                .idleBeforeScaleDown(Duration.ofMinutes(10))
                .subnet("vnet", "nodes")
                .noPublicIp()
                .systemAssignedIdentity()
                .lowPriority()
                .disableLocalAuth()
                .location("eastus")
                .begin();

        wire.verify(putRequestedFor(urlPathEqualTo(CPU)).withRequestBody(equalToJson("""
                        {"location": "eastus", "identity": {"type": "SystemAssigned"},
                         "properties": {"computeType": "AmlCompute", "disableLocalAuth": true, "properties": {
                          "osType": "Linux", "vmSize": "Standard_DS3_v2", "vmPriority": "LowPriority",
                          "remoteLoginPortPublicAccess": "Disabled", "enableNodePublicIp": false,
                          "subnet": {"id": "%s"},
                          "scaleSettings": {"minNodeCount": 1, "maxNodeCount": 2, "nodeIdleTimeBeforeScaleDown": "PT10M"}}}}
                        """.formatted(SUBNET))));
    }

    @Test
    void sealedMachineIsForOnePersonAlone() {
        wire.stubFor(
                put(urlPathEqualTo(ADA)).willReturn(jsonResponse(document(ADA, "ada", "ComputeInstance", false), 200)));

        computes.computeInstance("ada")
                .vmSize("Standard_DS3_v2")
                .subnet("vnet", "nodes")
                .noPublicIp()
                .disableLocalAuth()
                .systemAssignedIdentity()
                .assignedTo(PERSON, TENANT)
                .tag("team", "radiology")
                .begin();

        wire.verify(putRequestedFor(urlPathEqualTo(ADA))
                .withRequestBody(equalToJson("""
                        {"location": "chinaeast2", "identity": {"type": "SystemAssigned"}, "tags": {"team": "radiology"},
                         "properties": {"computeType": "ComputeInstance", "disableLocalAuth": true, "properties": {
                          "vmSize": "Standard_DS3_v2", "enableNodePublicIp": false, "subnet": {"id": "%s"},
                          "sshSettings": {"sshPublicAccess": "Disabled"},
                          "computeInstanceAuthorizationType": "personal",
                          "personalComputeInstanceSettings": {"assignedUser": {"objectId": "%s", "tenantId": "%s"}}}}}
                        """.formatted(SUBNET, PERSON, TENANT))));
    }

    @Test
    void kubernetesClusterSaysItsPurpose() {
        wire.stubFor(put(urlPathEqualTo(AKS)).willReturn(jsonResponse(document(AKS, "aks-prod", "AKS", false), 200)));

        computes.aks("aks-prod")
                .agents(1)
                .vmSize("Standard_DS3_v2")
                .purpose(ClusterPurpose.DEV_TEST)
                .begin();

        wire.verify(putRequestedFor(urlPathEqualTo(AKS)).withRequestBody(equalToJson("""
                        {"location": "chinaeast2", "properties": {"computeType": "AKS", "properties": {
                          "agentCount": 1, "agentVmSize": "Standard_DS3_v2", "clusterPurpose": "DevTest"}}}
                        """)));
    }

    @Test
    void kubernetesClusterLiesInASubnet() {
        wire.stubFor(put(urlPathEqualTo(AKS)).willReturn(jsonResponse(document(AKS, "aks-prod", "AKS", false), 200)));

        computes.aks("aks-prod")
                .subnet("vnet", "nodes")
                .serviceNetwork("10.8.0.0/16", "10.8.0.10", "172.17.0.1/16")
                .internalLoadBalancer("nodes")
                .begin();

        wire.verify(putRequestedFor(urlPathEqualTo(AKS)).withRequestBody(equalToJson("""
                        {"location": "chinaeast2", "properties": {"computeType": "AKS", "properties": {
                          "loadBalancerType": "InternalLoadBalancer", "loadBalancerSubnet": "nodes",
                          "aksNetworkingConfiguration": {"subnetId": "%s", "serviceCidr": "10.8.0.0/16",
                            "dnsServiceIP": "10.8.0.10", "dockerBridgeCidr": "172.17.0.1/16"}}}}
                        """.formatted(SUBNET))));
    }

    @Test
    void wrongNetworkOfAKubernetesClusterIsSaidBeforeAnyRequest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> computes.aks("aks-prod")
                        .subnet("nodes")
                        .serviceNetwork("here", "there", "10.0.0.0/40")
                        .begin())
                .withMessageContaining("subnet must be the ARM id")
                .withMessageContaining("serviceCidr 'here'")
                .withMessageContaining("dnsServiceIp 'there'")
                .withMessageContaining("dockerBridgeCidr '10.0.0.0/40'");
        assertThat(wire.getAllServeEvents()).isEmpty();
    }

    @Test
    void everythingWrongIsSaidBeforeAnyRequest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        computes.amlCompute("1cpu").nodes(5, 4).subnet("nodes").begin())
                .withMessageContaining("name '1cpu'")
                .withMessageContaining("vmSize is required")
                .withMessageContaining("nodes(5, 4)")
                .withMessageContaining("subnet must be the ARM id");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> computes.aks("aks-prod").agents(0).attach("mine").begin())
                .withMessageContaining("agents(0)")
                .withMessageContaining("leave out vmSize and agents")
                .withMessageContaining("attach needs the ARM id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> computes.computeInstance("a")
                        .subnet("nodes")
                        .assignedTo("ada@contoso.com", "contoso.com")
                        .begin())
                .withMessageContaining("name 'a'")
                .withMessageContaining("vmSize is required")
                .withMessageContaining("subnet must be the ARM id")
                .withMessageContaining("'ada@contoso.com' is not the object id")
                .withMessageContaining("'contoso.com' is not the id of a tenant");
        assertThat(wire.getAllServeEvents()).isEmpty();
    }

    @Test
    void ownClusterIsDeletedWithItsMachines() {
        wire.stubFor(get(urlPathEqualTo(CPU)).willReturn(okJson(document(CPU, "cpu", "AmlCompute", false))));
        wire.stubFor(delete(urlPathEqualTo(CPU)).willReturn(aResponse().withStatus(204)));

        assertThat(computes.beginDelete("cpu").await().name()).isEqualTo("cpu");

        wire.verify(
                deleteRequestedFor(urlPathEqualTo(CPU)).withQueryParam("underlyingResourceAction", equalTo("Delete")));
    }

    @Test
    void attachedClusterLivesOn() {
        wire.stubFor(get(urlPathEqualTo(AKS)).willReturn(okJson(document(AKS, "aks-prod", "AKS", true))));
        wire.stubFor(delete(urlPathEqualTo(AKS)).willReturn(aResponse().withStatus(200)));

        computes.beginDelete("aks-prod").await();

        wire.verify(
                deleteRequestedFor(urlPathEqualTo(AKS)).withQueryParam("underlyingResourceAction", equalTo("Detach")));
    }

    @Test
    void unknownKindIsRead() {
        wire.stubFor(get(urlPathEqualTo(CPU)).willReturn(okJson(document(CPU, "cpu", "Quantum", false))));

        assertThat(computes.find("cpu"))
                .hasValueSatisfying(c -> assertThat(c.type()).isEqualTo("Quantum"));
    }

    private static String document(String id, String name, String type, boolean attached) {
        return """
                {"id": "%s", "name": "%s", "type": "Microsoft.MachineLearningServices/workspaces/computes", "location": "chinaeast2",
                 "properties": {"computeType": "%s", "provisioningState": "Succeeded", "isAttachedCompute": %s, "properties": {}}}
                """.formatted(id, name, type, attached);
    }
}
