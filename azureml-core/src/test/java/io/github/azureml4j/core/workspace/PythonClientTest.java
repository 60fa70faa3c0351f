package io.github.azureml4j.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.OfficialProgram;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.security.KeyRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's Python client, azure-ai-ml as Debian packages it, and this SDK meet in one subscription. */
class PythonClientTest {
    private static final String GROUP = "rg-python";

    @TempDir
    private static Path directory;

    private static PlannedWorld world;
    private static String nextKey;
    private static JsonNode seen;

    @BeforeAll
    static void runTheOtherClient() throws Exception {
        world = new PlannedWorld();
        nextKey = world.makeKey();
        world.ml.resourceGroups().create(GROUP, PlannedWorld.REGION);
        create().begin(world.ml).await();
        seen = run(given());
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
        }
    }

    private static WorkspaceCreate create() {
        return Workspace.create()
                .name("from-java")
                .resourceGroup(GROUP)
                .location(PlannedWorld.REGION)
                .friendlyName("From Java")
                .description("by this SDK")
                .tag("team", "radiology")
                .hbi(true)
                .cmk(world.policyVault, world.key)
                .imageBuildCompute("builder");
    }

    private static ObjectNode given() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", GROUP)
                .put("keyVault", world.policyVault)
                .put("key", world.key)
                .put("nextKey", nextKey)
                .put("identity", world.identity)
                .put("storageAccount", world.storage)
                .put("applicationInsights", world.insights)
                .put("containerRegistry", world.registry);
    }

    private static JsonNode run(ObjectNode given) throws Exception {
        Path input = Files.writeString(directory.resolve("given.json"), given.toString());
        Path output = directory.resolve("seen.json");
        OfficialProgram.python(world.local, directory)
                .run(
                        Map.of(),
                        "-B",
                        OfficialProgram.file("workspaces.py").toString(),
                        input.toString(),
                        output.toString());
        return Json.mapper().readTree(output.toFile());
    }

    @Test
    void workspaceOfThisSdkIsWhatThePythonClientReads() {
        WorkspaceDetails details = details("from-java");

        assertSame(seen.path("java"), details);
        assertThat(details.friendlyName()).contains("From Java");
        assertThat(details.hbi()).isTrue();
        assertThat(details.cmk()).contains(KeyRef.parse(world.key));
    }

    @Test
    void workspaceOfThePythonClientIsWhatThisSdkReads() {
        assertSame(seen.path("again"), details("first"));
        assertThat(seen.at("/first/tags/createdByToolkit").asText()).startsWith("sdk-v2-");
        assertThat(details("first").tags()).containsEntry("team", "radiology").containsEntry("ward", "7");
        assertThat(details("first").description()).contains("once more");
    }

    @Test
    void keyOfThePythonClientsWorkspaceIsTurnedByIt() {
        WorkspaceDetails details = details("sealed");

        assertSame(seen.path("rotated"), details);
        assertThat(seen.at("/sealed/key").asText()).isEqualTo(world.key);
        assertThat(details.cmk()).contains(KeyRef.parse(nextKey));
        assertThat(details.hbi()).isTrue();
        assertThat(details.serviceProvisionedResourceGroup().orElseThrow()).contains("/" + GROUP);
        assertThat(seen.at("/sealed/keyVaultOfKey").asText()).isEqualTo(world.policyVault);
    }

    @Test
    void whatThePythonClientIsGivenIsKept() {
        WorkspaceDetails details = details("given");

        assertSame(seen.path("given"), details);
        assertThat(details.storageAccount()).contains(world.storage);
        assertThat(details.containerRegistry()).contains(world.registry);
        assertThat(details.identity().userAssigned()).containsExactly(world.identity);
        assertThat(details.identity().isSystemAssigned()).isFalse();
        assertThat(details.isPublic()).isFalse();
        assertThat(details.imageBuildCompute()).contains("builder");
    }

    @Test
    void firstWorkspaceOfASubscriptionGetsADefaultGroupWithLogs() {
        assertThat(texts(seen.path("defaultGroup")))
                .anyMatch(id -> id.endsWith("/Microsoft.OperationalInsights/workspaces/DefaultWorkspace-eastus"));
        assertThat(seen.path("stumble").asText("Invalid ARM Id /subscriptions/"))
                .as("what azure-ai-ml 1.4.0 says of the id of a deployment at a subscription")
                .startsWith("Invalid ARM Id /subscriptions/");
    }

    @Test
    void missingKeyEndsTheDeploymentWithItsReason() {
        assertThat(seen.path("refusal").asText()).contains("DeploymentFailed", "KeyNotFound");
    }

    @Test
    void keysAndDiagnosisAreRead() {
        assertThat(seen.at("/keys/account").asText())
                .isEqualTo(seen.at("/first/storageAccount").asText());
        assertThat(seen.at("/keys/key").asBoolean()).isTrue();
        assertThat(seen.path("diagnosis")).hasSize(2).allMatch(results -> results.asInt() == 0);
    }

    @Test
    void deletionTakesTheDependentsAndHoldsTheName() {
        assertThat(seen.path("held").asText()).contains("SoftDeletedWorkspaceExists");
        assertThat(world.ml.workspaces().exists(GROUP, "leaving")).isFalse();
        assertThat(world.resources(GROUP))
                .doesNotContain(lower("/leaving/storageAccount"), lower("/leaving/keyVault"))
                .doesNotContain(lower("/leaving/applicationInsights"));
    }

    @Test
    void bothClientsListTheSameWorkspaces() {
        List<String> names = new ArrayList<>();
        world.ml.workspaces().list(GROUP).forEach(workspace -> names.add(workspace.name()));

        assertThat(texts(seen.path("listed"))).containsExactlyInAnyOrderElementsOf(names);
        assertThat(texts(seen.path("everywhere"))).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names).contains("first", "sealed", "given", "from-java");
    }

    private static void assertSame(JsonNode other, WorkspaceDetails ours) {
        assertThat(ours.id().toString()).isEqualTo(other.path("id").asText());
        assertThat(ours.location()).isEqualTo(other.path("location").asText());
        assertThat(ours.friendlyName()).isEqualTo(text(other, "friendlyName"));
        assertThat(ours.description()).isEqualTo(text(other, "description"));
        assertThat(ours.hbi()).isEqualTo(other.path("hbi").asBoolean());
        assertThat(ours.cmk().map(KeyRef::uri)).isEqualTo(text(other, "key"));
        assertThat(ours.storageAccount()).isEqualTo(text(other, "storageAccount"));
        assertThat(ours.keyVault()).isEqualTo(text(other, "keyVault"));
        assertThat(ours.applicationInsights()).isEqualTo(text(other, "applicationInsights"));
        assertThat(ours.containerRegistry()).isEqualTo(text(other, "containerRegistry"));
        assertThat(ours.discoveryUrl()).isEqualTo(text(other, "discoveryUrl"));
        assertThat(ours.imageBuildCompute()).isEqualTo(text(other, "imageBuildCompute"));
        assertThat(ours.isPublic())
                .isEqualTo(other.path("publicNetworkAccess").asText().equals("Enabled"));
        assertThat(ours.principalId()).isEqualTo(text(other, "principalId"));
        assertThat(ours.identity().userAssigned()).isEqualTo(texts(other.path("userAssigned")));
        assertThat(ours.tags()).isEqualTo(Json.mapper().convertValue(other.path("tags"), Map.class));
    }

    private static WorkspaceDetails details(String name) {
        return world.ml.workspaces().get(GROUP, name).details();
    }

    private static Optional<String> text(JsonNode node, String field) {
        return node.hasNonNull(field) ? Optional.of(node.path(field).asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String lower(String pointer) {
        return seen.at(pointer).asText().toLowerCase(Locale.ROOT);
    }
}
