package io.github.azureml4j.local.workspaces;

import static io.github.azureml4j.local.workspaces.WorkspaceWorld.V2025;
import static io.github.azureml4j.local.workspaces.WorkspaceWorld.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.WireClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a customer-managed key makes possible, and what its end breaks (E7, E9 to E15). */
class CustomerManagedKeyTest {

    private static final String APPLICATION = "0736f41a-0425-4b46-bdb5-1563eff02385";

    private WorkspaceWorld world;
    private String key;

    @BeforeEach
    void start() {
        world = new WorkspaceWorld();
        key = world.arm().key(WorkspaceWorld.VAULT, "seal");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void disabledKeyBreaksTheWorkspaceWithinAnHour() {
        world.create("sealed", world.encrypted(key));
        assertThat(world.models("sealed").status()).isEqualTo(200);

        enable(key, false);
        assertThat(world.models("sealed").status()).as("at once").isEqualTo(200);
        world.pass(Duration.ofMinutes(61));

        assertThat(world.models("sealed").errorCode()).isEqualTo("CustomerManagedKeyNotAccessible");
        assertThat(world.upload("sealed", "a").status()).isEqualTo(403);
        assertThat(code(world.upload("sealed", "a"))).isEqualTo("CustomerManagedKeyNotAccessible");
        assertThat(world.get("sealed", V2025).at("/properties/workspaceId").asText())
                .as("the resource itself can be managed")
                .hasSize(36);
    }

    @Test
    void keyThatIsEnabledAgainHealsAtOnce() {
        world.create("sealed", world.encrypted(key));
        enable(key, false);
        world.pass(Duration.ofMinutes(61));
        assertThat(world.models("sealed").status()).isEqualTo(403);

        enable(key, true);
        assertThat(world.models("sealed").status()).isEqualTo(200);
    }

    @Test
    void deletedKeyBreaksAsADisabledOne() {
        world.create("sealed", world.encrypted(key));
        String keyUrl = "https://" + WorkspaceWorld.VAULT + ".vault.azure.net/keys/seal?api-version=7.5";
        world.wire().json(world.wire().token("https://vault.azure.net"), "DELETE", keyUrl, null);
        world.pass(Duration.ofMinutes(61));

        assertThat(world.models("sealed").status()).isEqualTo(403);
    }

    @Test
    void anotherWorkspaceIsNotHit() {
        world.create("sealed", world.encrypted(key));
        world.create("open", world.body("{}"));
        enable(key, false);
        world.pass(Duration.ofMinutes(61));

        assertThat(world.models("open").status()).isEqualTo(200);
    }

    @Test
    void keyThatEndsWhileTheWorkspaceIsMadeFailsIt() {
        Answer begun = world.put("sealed", world.encrypted(key));
        enable(key, false);

        JsonNode ended = world.end(begun).json();
        assertThat(ended.path("status").asText()).isEqualTo("Failed");
        assertThat(ended.at("/error/code").asText()).isEqualTo("CustomerManagedKeyNotAccessible");
        assertThat(world.get("sealed", V2025)
                        .at("/properties/provisioningState")
                        .asText())
                .isEqualTo("Failed");

        enable(key, true);
        assertThat(world.create("sealed", world.encrypted(key))
                        .at("/properties/provisioningState")
                        .asText())
                .as("a workspace that could not be made is made anew")
                .isEqualTo("Succeeded");
    }

    @Test
    void applicationMustBeContributorToMakeTheGroup() {
        String principal = world.wire()
                .json(
                        world.wire().token("https://graph.microsoft.com"),
                        "GET",
                        "https://graph.microsoft.com/v1.0/servicePrincipals?$filter=appId%20eq%20'" + APPLICATION + "'",
                        null)
                .json()
                .at("/value/0/id")
                .asText();
        world.local()
                .access()
                .revoke(
                        principal,
                        "Contributor",
                        "/subscriptions/" + world.local().subscriptionId());

        assertThat(world.end(world.put("sealed", world.encrypted(key)))
                        .json()
                        .at("/error/code")
                        .asText())
                .isEqualTo("ServicePrincipalNotAuthorized");
    }

    @Test
    void keyIsRotatedWhileBothCanBeUsed() {
        world.create("sealed", world.encrypted(key));
        String next = world.arm().key(WorkspaceWorld.VAULT, "seal");

        Answer begun = world.patch("sealed", rotation(next));
        assertThat(begun.status()).isEqualTo(202);
        enable(key, false);
        assertThat(world.end(begun).json().path("status").asText()).isEqualTo("Failed");
        assertThat(identifier()).isEqualTo(key);

        enable(key, true);
        world.end(world.patch("sealed", rotation(next)));
        assertThat(identifier()).isEqualTo(next);
        enable(key, false);
        world.pass(Duration.ofMinutes(61));
        assertThat(world.models("sealed").status())
                .as("the old key is not needed any more")
                .isEqualTo(200);
    }

    @Test
    void workspaceIsUpdatingWhileItsKeyIsRotatedAndWorksOn() {
        world.create("sealed", world.encrypted(key));
        String next = world.arm().key(WorkspaceWorld.VAULT, "seal");

        Answer begun = world.patch("sealed", rotation(next));
        assertThat(state()).isEqualTo("Updating");
        assertThat(identifier()).isEqualTo(key);
        assertThat(world.models("sealed").status()).isEqualTo(200);
        assertThat(world.patch("sealed", "{\"tags\":{\"a\":\"b\"}}").errorCode())
                .isEqualTo("ResourceNotReady");

        world.end(begun);
        assertThat(state()).isEqualTo("Succeeded");
        assertThat(world.patch("sealed", "{\"tags\":{\"a\":\"b\"}}").status()).isEqualTo(200);
    }

    @Test
    void serviceSideEncryptionKeepsNothingInTheSubscription() {
        ObjectNode body = world.encrypted(key);
        body.withObject("/properties").put("enableServiceSideCMKEncryption", true);
        JsonNode made = world.create("inside", body);

        assertThat(made.path("properties").has("serviceProvisionedResourceGroup"))
                .isFalse();
        enable(key, false);
        world.pass(Duration.ofMinutes(61));
        assertThat(world.models("inside").status()).isEqualTo(403);
    }

    @Test
    void throughputIsAsWantedAndFollowsItsSetting() {
        ObjectNode body = world.encrypted(key);
        body.withObject("/properties/serviceManagedResourcesSettings/cosmosDb").put("collectionsThroughput", 12_000);
        world.create("sealed", body);
        assertThat(throughput()).isEqualTo(12_000);

        world.patch(
                "sealed",
                "{\"properties\":{\"serviceManagedResourcesSettings\":{\"cosmosDb\":{\"collectionsThroughput\":9000}}}}");
        assertThat(throughput()).isEqualTo(9000);
    }

    private String state() {
        return world.get("sealed", V2025).at("/properties/provisioningState").asText();
    }

    private int throughput() {
        String group = world.get("sealed", V2025)
                .at("/properties/serviceProvisionedResourceGroup")
                .asText();
        String cosmos = world.wire()
                .arm("GET", group + "/resources?api-version=2024-03-01", null)
                .json()
                .at("/value/0/id")
                .asText();
        return world.wire()
                .arm("GET", cosmos + "?api-version=2024-05-15", null)
                .json()
                .at("/properties/capacity/totalThroughputLimit")
                .asInt();
    }

    private String identifier() {
        return world.get("sealed", V2025).at("/properties" + Cmk.KEY_IDENTIFIER).asText();
    }

    private static String rotation(String identifier) {
        return "{\"properties\":{\"encryption\":{\"keyVaultProperties\":{\"keyIdentifier\":\"" + identifier + "\"}}}}";
    }

    private void enable(String identifier, boolean enabled) {
        world.wire()
                .json(
                        world.wire().token("https://vault.azure.net"),
                        "PATCH",
                        identifier + "?api-version=7.5",
                        "{\"attributes\":{\"enabled\":" + enabled + "}}");
    }
}
