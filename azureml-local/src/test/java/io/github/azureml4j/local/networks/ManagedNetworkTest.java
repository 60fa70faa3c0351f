package io.github.azureml4j.local.networks;

import static io.github.azureml4j.local.workspaces.WorkspaceWorld.V2025;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.workspaces.WorkspaceWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a workspace's compute may reach. */
class ManagedNetworkTest {

    private static final String APPROVED = "{\"managedNetwork\": {\"isolationMode\": \"AllowOnlyApprovedOutbound\"}}";
    private static final String FQDN = "{\"properties\":{\"type\":\"FQDN\",\"destination\":\"pypi.org\"}}";

    private static WorkspaceWorld world;

    @BeforeAll
    static void start() {
        world = new WorkspaceWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void isolationOnlyGetsStricter() {
        world.create("stricter", world.body("{}"));

        assertThat(mode("stricter", "AllowInternetOutbound").status()).isEqualTo(200);
        assertThat(mode("stricter", "AllowOnlyApprovedOutbound").status()).isEqualTo(200);
        assertThat(mode("stricter", "AllowInternetOutbound").errorCode()).isEqualTo("InvalidManagedNetwork");
        assertThat(mode("stricter", "Disabled").errorCode()).isEqualTo("InvalidManagedNetwork");
    }

    @Test
    void requiredRulesComeWithApprovalOnly() {
        JsonNode approved = world.create("approved", world.body(APPROVED)).at("/properties/managedNetwork");
        JsonNode internet = world.create(
                        "internet", world.body("{\"managedNetwork\": {\"isolationMode\": \"AllowInternetOutbound\"}}"))
                .at("/properties/managedNetwork");

        assertThat(approved.path("outboundRules").findValuesAsText("serviceTag"))
                .contains("AzureActiveDirectory", "AzureMachineLearning");
        assertThat(approved.path("outboundRules").findValuesAsText("category")).containsOnly("Required");
        assertThat(approved.at("/status/status").asText()).isEqualTo("Inactive");
        assertThat(internet.path("outboundRules")).isEmpty();
    }

    @Test
    void rulesAreMadeReadAndDeleted() {
        world.create("ruled", world.body(APPROVED));

        JsonNode made = rule("PUT", "ruled", "pypi", FQDN).json();
        assertThat(made.at("/properties/category").asText()).isEqualTo("UserDefined");
        assertThat(made.at("/properties/status").asText()).isEqualTo("Inactive");
        assertThat(rule("GET", "ruled", "pypi", null).json()).isEqualTo(made);
        assertThat(world.arm("GET", "ruled", "/outboundRules", null).json().findValuesAsText("name"))
                .contains("pypi", "SYS-ST-AzureMonitor");

        assertThat(rule("DELETE", "ruled", "pypi", null).status()).isEqualTo(200);
        assertThat(rule("DELETE", "ruled", "pypi", null).status()).isEqualTo(204);
        assertThat(rule("GET", "ruled", "pypi", null).errorCode()).isEqualTo("OutboundRuleNotFound");
        assertThat(rule("DELETE", "ruled", "SYS-ST-AzureMonitor", null).errorCode())
                .isEqualTo("OutboundRuleIsRequired");
    }

    @Test
    void rulesMustFitTheirNetwork() {
        world.create("without", world.body("{}"));
        world.create("open", world.body("{\"managedNetwork\": {\"isolationMode\": \"AllowInternetOutbound\"}}"));

        assertThat(rule("PUT", "without", "pypi", FQDN).errorCode()).isEqualTo("InvalidManagedNetwork");
        assertThat(rule("PUT", "open", "pypi", FQDN).errorCode()).isEqualTo("InvalidManagedNetwork");
        String endpoint = "{\"properties\":{\"type\":\"PrivateEndpoint\",\"destination\":{\"serviceResourceId\":\""
                + world.account() + "\",\"subresourceTarget\":\"blob\"}}}";
        assertThat(rule("PUT", "open", "blob", endpoint).status()).isEqualTo(200);
        assertThat(rule("PUT", "open", "x", endpoint).status()).isEqualTo(400);
    }

    @Test
    void networkStandsWhenItWasProvisioned() {
        world.create("standing", world.body(APPROVED));
        rule("PUT", "standing", "pypi", FQDN);

        JsonNode status =
                world.result(world.arm("POST", "standing", "/provisionManagedNetwork", "{\"includeSpark\":true}"));

        assertThat(status.toString()).isEqualTo("{\"status\":\"Active\",\"sparkReady\":true}");
        assertThat(rule("GET", "standing", "pypi", null)
                        .json()
                        .at("/properties/status")
                        .asText())
                .isEqualTo("Active");
        world.create("none", world.body("{}"));
        assertThat(world.arm("POST", "none", "/provisionManagedNetwork", "{}").errorCode())
                .isEqualTo("ManagedNetworkDisabled");
    }

    @Test
    void networkStandsAtOnceWhereThatIsWanted() {
        JsonNode made = world.create(
                "atonce",
                world.body("{\"provisionNetworkNow\": true, \"managedNetwork\": {\"isolationMode\":"
                        + " \"AllowInternetOutbound\"}}"));

        assertThat(made.at("/properties/managedNetwork/status/status").asText()).isEqualTo("Active");
    }

    @Test
    void firstComputeBringsTheNetworkUp() {
        world.create("computed", world.body(APPROVED));
        String cluster = "{\"location\":\"eastus\",\"properties\":{\"computeType\":\"AmlCompute\",\"properties\":"
                + "{\"vmSize\":\"STANDARD_DS3_V2\",\"enableNodePublicIp\":false}}}";
        world.end(world.arm("PUT", "computed", "/computes/cpu", cluster));

        assertThat(world.get("computed", V2025)
                        .at("/properties/managedNetwork/status/status")
                        .asText())
                .isEqualTo("Active");
    }

    private static Answer mode(String name, String mode) {
        return world.patch(name, "{\"properties\":{\"managedNetwork\":{\"isolationMode\":\"" + mode + "\"}}}");
    }

    private static Answer rule(String method, String name, String rule, String body) {
        return world.arm(method, name, "/outboundRules/" + rule, body);
    }
}
