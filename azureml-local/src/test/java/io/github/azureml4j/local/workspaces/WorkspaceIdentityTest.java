package io.github.azureml4j.local.workspaces;

import static io.github.azureml4j.local.workspaces.WorkspaceWorld.V2024;
import static io.github.azureml4j.local.workspaces.WorkspaceWorld.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The principal of a workspace, what it is given, and what stops working without it (C17 to C19, E7, E22). */
class WorkspaceIdentityTest {

    private static final String BLOB_ROLE = "Storage Blob Data Contributor";

    private WorkspaceWorld world;
    private AzureMlLocal local;

    @BeforeEach
    void start() {
        world = new WorkspaceWorld();
        local = world.local();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void identityIsGrantedWhatTheDocumentSays() {
        String principal = principal(world.create("clinic", world.body("{}")));

        assertThat(roles(principal))
                .containsExactlyInAnyOrder(
                        "b24988ac-6180-42a0-ab88-20f7382dd24c " + world.path("clinic"),
                        "b24988ac-6180-42a0-ab88-20f7382dd24c " + world.arm().group(),
                        "ba92f5b4-2d11-453d-a403-e96b0029c9fe " + world.account());
        JsonNode policies = world.wire()
                .arm("GET", world.vault() + "?api-version=2023-07-01", null)
                .json()
                .at("/properties/accessPolicies");
        assertThat(policies.findValuesAsText("objectId")).contains(principal);
    }

    @Test
    void groupIsLeftOutWhereNoAssignmentIsWanted() {
        String principal = principal(world.create("alone", world.body("{\"allowRoleAssignmentOnRG\": false}")));

        assertThat(roles(principal)).noneMatch(role -> role.endsWith(world.arm().group()));
    }

    @Test
    void serviceFailsWithoutItsGrantUntilKeysAreSynchronized() {
        String principal = principal(world.create("clinic", world.body("{}")));
        assertThat(world.upload("clinic", "a").status()).isEqualTo(200);

        local.access().revoke(principal, BLOB_ROLE, world.account());
        assertThat(world.upload("clinic", "b").status()).isEqualTo(403);
        assertThat(code(world.upload("clinic", "b"))).isEqualTo("AuthorizationPermissionMismatch");

        world.end(world.arm("POST", "clinic", "/resyncKeys", ""));
        assertThat(world.upload("clinic", "b").status()).isEqualTo(200);
    }

    @Test
    void workspaceActsAsItsPrimaryIdentityThoughItHasOneOfItsName() {
        String actor = local.managedIdentities().addUserAssigned("actor").resourceId();
        ObjectNode body = world.body("{\"primaryUserAssignedIdentity\": \"" + actor + "\"}");
        body.putObject("identity")
                .put("type", "SystemAssigned,UserAssigned")
                .putObject("userAssignedIdentities")
                .putObject(actor);
        JsonNode made = world.create("both", body);

        local.access().revoke(principal(made), BLOB_ROLE, world.account());
        assertThat(world.upload("both", "a").status()).isEqualTo(200);

        String acting = made.at("/identity/userAssignedIdentities")
                .get(actor)
                .path("principalId")
                .asText();
        local.access().revoke(acting, BLOB_ROLE, world.account());
        assertThat(world.upload("both", "b").status()).isEqualTo(403);
    }

    @Test
    void replacedAccountKeyStopsTheServiceUntilKeysAreSynchronized() {
        world.create("clinic", world.body("{}"));
        world.regenerate("key1");

        assertThat(code(world.upload("clinic", "a"))).isEqualTo("AuthenticationFailed");
        world.end(world.arm("POST", "clinic", "/resyncKeys", ""));
        assertThat(world.upload("clinic", "a").status()).isEqualTo(200);
    }

    @Test
    void replacedAccountKeyStopsTheServiceForAnHourAtMost() {
        world.create("clinic", world.body("{}"));
        world.regenerate("key1");
        assertThat(world.upload("clinic", "a").status()).isEqualTo(403);

        world.pass(Duration.ofMinutes(61));
        assertThat(world.upload("clinic", "a").status()).isEqualTo(200);
    }

    @Test
    void keysAreReplacedOneAfterTheOtherWithoutAGap() {
        world.create("clinic", world.body("{}"));

        world.regenerate("key2");
        world.end(world.arm("POST", "clinic", "/resyncKeys", ""));
        world.regenerate("key1");

        assertThat(world.upload("clinic", "a").status()).isEqualTo(200);
    }

    @Test
    void workspaceOnIdentitiesNeedsNoKeyAndTellsNone() {
        world.create("keyless", world.body("{\"systemDatastoresAuthMode\": \"Identity\"}"));
        world.regenerate("key1");

        assertThat(world.upload("keyless", "a").status()).isEqualTo(200);
        assertThat(world.arm("POST", "keyless", "/listKeys", "").json().has("userStorageKey"))
                .isFalse();
        assertThat(world.arm("POST", "keyless", "/datastores/workspaceblobstore/listSecrets", "{}")
                        .status())
                .isEqualTo(400);
        assertThat(world.arm("GET", "keyless", "/datastores/workspaceblobstore", null)
                        .json()
                        .at("/properties/credentials/credentialsType")
                        .asText())
                .isEqualTo("None");
    }

    @Test
    void keysAreListedWithWhatThereIs() {
        world.create("clinic", world.body("{}"));
        JsonNode keys = world.arm("POST", "clinic", "/listKeys", "").json();

        assertThat(keys.path("userStorageKey").asText()).isEqualTo(world.arm().storageKey(world.account()));
        assertThat(keys.path("userStorageResourceId").asText()).isEqualTo(world.account());
        assertThat(keys.has("appInsightsInstrumentationKey")).isFalse();
        JsonNode notebook = world.arm("POST", "clinic", "/listNotebookKeys", "").json();
        assertThat(keys.path("notebookAccessKeys")).isEqualTo(notebook);
        assertThat(world.arm("POST", "clinic", "/listNotebookAccessToken", "")
                        .json()
                        .path("accessToken")
                        .asText())
                .isNotEmpty();
        world.end(world.arm("POST", "clinic", "/prepareNotebook", ""));
        assertThat(world.get("clinic", V2024)
                        .at("/properties/notebookInfo/fqdn")
                        .asText())
                .endsWith("notebooks.azure.net");
    }

    private static String principal(JsonNode workspace) {
        return workspace.at("/identity/principalId").asText();
    }

    /** Role and scope of everything that a principal holds. */
    private List<String> roles(String principal) {
        String query = "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter="
                + "principalId%20eq%20'" + principal + "'";
        JsonNode found = world.wire()
                .arm("GET", "/subscriptions/" + local.subscriptionId() + query, null)
                .json()
                .path("value");
        return StreamSupport.stream(found.spliterator(), false)
                .map(assignment -> assignment.path("properties"))
                .map(properties -> properties.path("roleDefinitionId").asText().replaceFirst(".*/", "") + " "
                        + properties.path("scope").asText())
                .toList();
    }
}
