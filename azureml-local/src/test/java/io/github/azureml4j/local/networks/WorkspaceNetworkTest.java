package io.github.azureml4j.local.networks;

import static io.github.azureml4j.local.workspaces.WorkspaceWorld.V2025;
import static io.github.azureml4j.local.workspaces.WorkspaceWorld.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.WirePrincipal;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.workspaces.WorkspaceWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reaches a workspace's data from where, seen from places that a test chooses. */
class WorkspaceNetworkTest {

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
    void internetIsKeptOutOfDataButNotOfManagement() {
        world.create("closed", world.body("{\"publicNetworkAccess\": \"Disabled\"}"));

        assertThat(world.models("closed").errorCode()).isEqualTo("PublicNetworkAccessDisabled");
        assertThat(world.upload("closed", "a").status()).isEqualTo(403);
        assertThat(code(world.upload("closed", "a"))).isEqualTo("PublicNetworkAccessDisabled");
        assertThat(world.get("closed", V2025).path("name").asText()).isEqualTo("closed");
        assertThat(world.arm("GET", "closed", "/computes", null).status()).isEqualTo(200);
        assertThat(world.arm("POST", "closed", "/listKeys", "").status()).isEqualTo(200);

        assertThat(world.patch("closed", "{\"properties\":{\"publicNetworkAccess\":\"Enabled\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(world.models("closed").status()).isEqualTo(200);
    }

    @Test
    void listedAddressesComeIn() {
        world.create("listed", world.body("{\"ipAllowlist\": [\"198.51.100.0/24\", \"192.0.2.7\"]}"));

        assertThat(world.models("listed").errorCode()).isEqualTo("IpAddressNotAllowed");
        world.local().networks().callFrom("198.51.100.77");
        assertThat(world.models("listed").status()).isEqualTo(200);
        world.local().networks().callFrom("192.0.2.7");
        assertThat(world.models("listed").status()).isEqualTo(200);
        world.local().networks().callFrom("192.0.2.8");
        assertThat(world.models("listed").status()).isEqualTo(403);
    }

    @Test
    void networkRulesThatDenyLetInTheirExceptions() {
        world.create(
                "ruled",
                world.body(
                        "{\"networkAcls\": {\"defaultAction\": \"Deny\", \"ipRules\": [{\"value\": \"2001:db8::/32\"}]}}"));

        assertThat(world.models("ruled").status()).isEqualTo(403);
        world.local().networks().callFrom("2001:db8::1");
        assertThat(world.models("ruled").status()).isEqualTo(200);
        world.local().networks().callFromAnywhere();
        assertThat(world.models("ruled").status()).isEqualTo(403);
    }

    @Test
    void approvedEndpointLetsItsNetworkIn() {
        world.create("private", world.body("{\"publicNetworkAccess\": \"Disabled\"}"));
        String connection = world.local().networks().requestPrivateEndpoint(world.path("private"), "pe-hospital");
        world.local().networks().callFromPrivateNetwork();
        assertThat(status(connection)).isEqualTo("Pending");
        assertThat(world.models("private").status()).isEqualTo(403);

        assertThat(decide(connection, "Approved")).isEqualTo(200);
        assertThat(world.models("private").status()).isEqualTo(200);
        assertThat(world.get("private", V2025)
                        .at("/properties/privateLinkCount")
                        .asInt())
                .isEqualTo(1);

        assertThat(decide(connection, "Rejected")).isEqualTo(200);
        assertThat(world.models("private").status()).isEqualTo(403);
        assertThat(decide(connection, "Perhaps")).isEqualTo(400);
        assertThat(world.arm("DELETE", "private", "/privateEndpointConnections/" + connection, null)
                        .status())
                .isEqualTo(200);
        assertThat(world.arm("DELETE", "private", "/privateEndpointConnections/" + connection, null)
                        .status())
                .isEqualTo(204);
        assertThat(world.arm("GET", "private", "/privateEndpointConnections", null)
                        .json()
                        .path("value"))
                .isEmpty();
    }

    @Test
    void endpointOfWhoMayApproveItIsApproved() {
        world.create("private", world.body("{}"));
        String path = world.arm().group() + "/providers/Microsoft.Network/privateEndpoints/pe?api-version=2024-05-01";
        JsonNode made = world.wire()
                .arm("PUT", path, endpoint("privateLinkServiceConnections"))
                .json();

        assertThat(made.at(
                                "/properties/privateLinkServiceConnections/0/properties/privateLinkServiceConnectionState/status")
                        .asText())
                .isEqualTo("Approved");
        JsonNode connection = world.arm("GET", "private", "/privateEndpointConnections", null)
                .json()
                .at("/value/0");
        assertThat(connection.at("/properties/privateEndpoint/id").asText()).endsWith("/privateEndpoints/pe");

        world.wire().arm("DELETE", path, null);
        assertThat(world.get("private", V2025)
                        .at("/properties/privateLinkCount")
                        .asInt())
                .isZero();
    }

    @Test
    void endpointOfAnybodyElseIsRefusedOrWaits() {
        world.create("private", world.body("{}"));
        WirePrincipal stranger =
                new WirePrincipal(world.local(), "network owner").holding("Contributor", networkGroup());
        String path = networkGroup() + "/providers/Microsoft.Network/privateEndpoints/pe?api-version=2024-05-01";

        assertThat(stranger.arm("PUT", path, json(endpoint("privateLinkServiceConnections")))
                        .errorCode())
                .isEqualTo("LinkedAuthorizationFailed");
        assertThat(stranger.arm("PUT", path, json(endpoint("manualPrivateLinkServiceConnections")))
                        .status())
                .isEqualTo(201);
        assertThat(world.arm("GET", "private", "/privateEndpointConnections", null)
                        .json()
                        .at("/value/0/properties/privateLinkServiceConnectionState/status")
                        .asText())
                .isEqualTo("Pending");
    }

    @Test
    void privateLinkNamesTheZonesOfItsCloud() {
        world.create("zoned", world.body("{}"));
        JsonNode resource =
                world.arm("GET", "zoned", "/privateLinkResources", null).json().at("/value/0/properties");

        assertThat(resource.path("groupId").asText()).isEqualTo("amlworkspace");
        assertThat(resource.path("requiredZoneNames").toString())
                .isEqualTo("[\"privatelink.api.azureml.ms\",\"privatelink.notebooks.azure.net\"]");
        assertThat(PrivateLink.zones("chinanorth3"))
                .containsExactly("privatelink.api.ml.azure.cn", "privatelink.notebooks.chinacloudapi.cn");
        assertThat(PrivateLink.zones("usgovvirginia"))
                .containsExactly("privatelink.api.ml.azure.us", "privatelink.notebooks.usgovcloudapi.net");
    }

    @Test
    void dependenciesNameTheHosts() {
        world.create("bound", world.body("{}"));

        assertThat(world.arm("GET", "bound", "/outboundNetworkDependenciesEndpoints", null)
                        .json()
                        .findValuesAsText("domainName"))
                .contains(
                        "login.microsoftonline.com",
                        "eastus.api.azureml.ms",
                        "wsstore.blob.core.windows.net",
                        "wsvault.vault.azure.net");
    }

    private String networkGroup() {
        String group = "/subscriptions/" + world.local().subscriptionId() + "/resourceGroups/rg-network";
        world.wire().arm("PUT", group + "?api-version=2024-03-01", "{\"location\":\"eastus\"}");
        return group;
    }

    private String endpoint(String kind) {
        return "{\"location\":\"eastus\",\"properties\":{\"subnet\":{\"id\":\"/subscriptions/s/subnets/n\"},\"" + kind
                + "\":[{\"name\":\"c\",\"properties\":{\"privateLinkServiceId\":\"" + world.path("private")
                + "\",\"groupIds\":[\"amlworkspace\"]}}]}}";
    }

    private String status(String connection) {
        return world.arm("GET", "private", "/privateEndpointConnections/" + connection, null)
                .json()
                .at("/properties/privateLinkServiceConnectionState/status")
                .asText();
    }

    private int decide(String connection, String status) {
        String body = "{\"properties\":{\"privateLinkServiceConnectionState\":{\"status\":\"" + status
                + "\",\"description\":\"d\"}}}";
        return world.arm("PUT", "private", "/privateEndpointConnections/" + connection, body)
                .status();
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
