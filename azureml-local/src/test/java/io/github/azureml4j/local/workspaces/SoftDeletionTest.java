package io.github.azureml4j.local.workspaces;

import static io.github.azureml4j.local.workspaces.WorkspaceWorld.V2025;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deleted workspace keeps its name and what it knows, for a while. */
class SoftDeletionTest {

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
    void refusalNamesTheTwoWaysOut() {
        world.create("clinic", world.body("{}"));
        world.end(world.arm("DELETE", "clinic", "", null));

        assertThat(world.get("clinic", V2025).at("/error/code").asText()).isEqualTo("ResourceNotFound");
        assertThat(world.put("clinic", world.body("{}")).errorCode()).isEqualTo("SoftDeletedWorkspaceExists");
        assertThat(world.put("clinic", world.body("{}")).text())
                .contains("allowRecoverSoftDeletedWorkspace", "forceToPurge");
    }

    @Test
    void recoveredWorkspaceIsTheSameWithItsData() {
        JsonNode made = world.create("clinic", world.body("{\"description\": \"d\"}"));
        String body =
                "{\"properties\":{\"datastoreType\":\"AzureBlob\",\"accountName\":\"wsstore\",\"containerName\":\"c\","
                        + "\"credentials\":{\"credentialsType\":\"None\"}}}";
        assertThat(world.arm("PUT", "clinic", "/datastores/mine", body).status())
                .isEqualTo(201);
        world.end(world.arm("DELETE", "clinic", "", null));

        world.end(world.put("clinic", world.body("{\"allowRecoverSoftDeletedWorkspace\": \"True\"}")));

        JsonNode back = world.get("clinic", V2025);
        assertThat(back.at("/properties/workspaceId")).isEqualTo(made.at("/properties/workspaceId"));
        assertThat(back.at("/properties/description").asText()).isEqualTo("d");
        assertThat(back.path("properties").has("allowRecoverSoftDeletedWorkspace"))
                .isFalse();
        assertThat(world.arm("GET", "clinic", "/datastores/mine", null).status())
                .isEqualTo(200);
        assertThat(world.upload("clinic", "a").status()).isEqualTo(200);
    }

    @Test
    void wishToRecoverIsNoWishToHaveTheOldOne() {
        JsonNode made = world.create("fresh", world.body("{\"allowRecoverSoftDeletedWorkspace\": true}"));

        assertThat(made.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
    }

    @Test
    void nameIsFreeWhenRetentionIsOver() {
        world.create("clinic", world.body("{\"softDeleteRetentionInDays\": 20}"));
        world.end(world.arm("DELETE", "clinic", "", null));

        world.pass(Duration.ofDays(19));
        assertThat(world.put("clinic", world.body("{}")).status()).isEqualTo(409);
        world.pass(Duration.ofDays(2));
        assertThat(world.put("clinic", world.body("{}")).status()).isEqualTo(202);
    }

    @Test
    void nameIsKeptForTwoWeeksByDefault() {
        world.create("clinic", world.body("{}"));
        world.end(world.arm("DELETE", "clinic", "", null));

        world.pass(Duration.ofDays(13));
        assertThat(world.put("clinic", world.body("{}")).status()).isEqualTo(409);
        world.pass(Duration.ofDays(2));
        assertThat(world.put("clinic", world.body("{}")).status()).isEqualTo(202);
    }

    @Test
    void purgeIsForGood() {
        world.create("clinic", world.body("{}"));
        world.end(world.arm("DELETE", "clinic", "?forceToPurge=true", null));

        JsonNode fresh = world.create("clinic", world.body("{\"allowRecoverSoftDeletedWorkspace\": true}"));
        assertThat(fresh.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(world.arm("DELETE", "gone", "?forceToPurge=true", null).status())
                .isEqualTo(204);
    }
}
