package io.github.azureml4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.keyvault.KeyVault;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's Python clients of vaults, roles and the monitor: what they make and see is what this SDK sees. */
class OfficialPythonClientsTest {
    private static final String VAULT = "python-vault";

    @TempDir
    private static Path directory;

    private static AzureMlLocal local;
    private static AzureMl ml;
    private static LocalApplication clerk;
    private static String group;
    private static JsonNode seen;

    @BeforeAll
    static void runTheOtherClients() throws Exception {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        OfficialProgram python = OfficialProgram.python(local, directory);
        ml = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build();
        group = ml.resourceGroups().create("rg-python", "eastus").id();
        clerk = local.entra().addApplication("clerk");
        Workspace workspace = Workspace.create()
                .name("clinic")
                .resourceGroup("rg-python")
                .location("eastus")
                .begin(ml)
                .await();
        Path input = Files.writeString(
                directory.resolve("given.json"), given(workspace).toString());
        Path output = directory.resolve("seen.json");
        python.run(Map.of(), "-B", OfficialProgram.file("clients.py").toString(), input.toString(), output.toString());
        seen = Json.mapper().readTree(output.toFile());
    }

    @AfterAll
    static void stop() {
        if (ml != null) {
            ml.close();
        }
        local.close();
    }

    private static ObjectNode given(Workspace workspace) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", "rg-python")
                .put("workspace", workspace.id().scope())
                .put("vault", VAULT)
                .put("tenant", local.tenantId())
                .put("clerk", clerk.objectId());
    }

    @Test
    void keyIsMadeUsedRotatedDisabledDeletedAndRecovered() {
        assertThat(seen.path("unwrapped").asText()).isEqualTo("k".repeat(32));
        assertThat(seen.path("versions").asInt()).isEqualTo(2);
        assertThat(seen.path("disabled").asText()).startsWith("403");
        assertThat(texts("deletedKeys")).containsExactly("seal");
        assertThat(seen.path("keyResource"))
                .as("the key as Resource Manager shows it")
                .isEqualTo(seen.path("key"));
    }

    @Test
    void secretIsSetDeletedAndRecovered() {
        assertThat(seen.path("secret").asText()).isEqualTo("open sesame");
        assertThat(seen.path("secretGone").asText()).isEqualTo("404 SecretNotFound");
        assertThat(seen.path("secretBack").asText()).isEqualTo("text/plain");
    }

    @Test
    void vaultOfThePythonClientIsFoundByThisSdk() {
        KeyVault vault = ml.keyVaults().find("rg-python", VAULT).orElseThrow();

        assertThat(vault.vaultUri().toString()).isEqualTo(seen.path("vault").asText());
    }

    @Test
    void roleThatThePythonClientGaveIsReadByThisSdk() {
        assertThat(new Access(ml.connection(), group).assignments())
                .filteredOn(assignment -> assignment.principalId().equals(clerk.objectId()))
                .singleElement()
                .satisfies(assignment -> {
                    assertThat(assignment.name())
                            .isEqualTo(seen.path("assignment").asText());
                    assertThat(assignment.role()).isEqualTo(Role.READER);
                });
        assertThat(seen.path("twice").asText()).isEqualTo("409 RoleAssignmentExists");
        assertThat(seen.path("assigned")).hasSize(1);
        assertThat(seen.at("/mayDo/0/0").asText()).isEqualTo("*");
    }

    @Test
    void monitorTellsWhatHappenedAndWhatIsCounted() {
        assertThat(texts("events"))
                .contains(
                        "Microsoft.Authorization/roleAssignments/write",
                        "Microsoft.KeyVault/vaults/write",
                        "Microsoft.MachineLearningServices/workspaces/write");
        assertThat(texts("definitions")).contains("Completed Runs", "Model Register Failed");
        assertThat(seen.at("/metrics/Completed Runs").asInt()).isPositive();
    }

    private static List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        seen.path(field).forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
