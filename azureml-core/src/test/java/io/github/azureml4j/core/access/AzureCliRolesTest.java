package io.github.azureml4j.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.OfficialProgram;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Roles of this SDK in the hands of the Azure CLI, and the other way round. */
class AzureCliRolesTest {
    @TempDir
    private Path directory;

    private OfficialProgram az;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void printedRoleIsTakenByTheAzureCliAndItsAssignmentsAreRead() throws Exception {
        try (AzureMlLocal local = AzureMlLocal.start();
                AzureMl ml = connect(local)) {
            az = OfficialProgram.az(local, directory);
            String group = ml.resourceGroups().create("rg-clinic", "eastus").id();
            LocalApplication clerk = local.entra().addApplication("clerk");
            Access access = new Access(ml.connection(), group);
            CustomRole printed = LeastPrivilege.of(Task.SUBMIT_JOB, Task.READ_METRICS)
                    .role("Clinic trainer")
                    .description("Submits jobs")
                    .assignableIn(group);
            signIn(local);

            run("role", "definition", "create", "--role-definition", file(printed.toCliJson()));
            RoleDefinition made = access.roles().find("Clinic trainer").orElseThrow();
            assertThat(made.isCustom()).isTrue();
            assertThat(made.description()).isEqualTo("Submits jobs");
            assertThat(made.assignableScopes()).containsExactly(group);
            assertThat(made.permissions().get(0).actions()).containsExactlyElementsOf(printed.granted());

            JsonNode given = run(
                    "role",
                    "assignment",
                    "create",
                    "--role",
                    "Clinic trainer",
                    "--assignee",
                    clerk.clientId(),
                    "--scope",
                    group);
            assertThat(access.assignments())
                    .filteredOn(assignment ->
                            assignment.name().equals(given.path("name").asText()))
                    .singleElement()
                    .satisfies(assignment -> {
                        assertThat(assignment.principalId()).isEqualTo(clerk.objectId());
                        assertThat(assignment.role().id()).isEqualTo(made.role().id());
                    });
            assertThat(access.may(clerk.objectId(), Task.SUBMIT_JOB).isYes()).isTrue();

            access.unshare(clerk.objectId(), made.role());
            access.share(clerk.objectId(), PrincipalType.SERVICE_PRINCIPAL, Role.READER);
            JsonNode listed = run("role", "assignment", "list", "--assignee", clerk.clientId(), "--scope", group);
            assertThat(listed.findValuesAsText("roleDefinitionName")).isEqualTo(List.of("Reader"));
            assertThat(listed.at("/0/principalName").asText()).isEqualTo(clerk.clientId());

            run("role", "definition", "delete", "--name", "Clinic trainer", "--scope", group);
            assertThat(access.roles().find("Clinic trainer")).isEmpty();
        }
    }

    private static AzureMl connect(AzureMlLocal local) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build();
    }

    /** The secret goes by a file: command lines are for all to see. */
    private void signIn(AzureMlLocal local) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), local.clientSecret());
        run("login", "--service-principal", "-u", local.clientId(), "-p", "@" + secret, "--tenant", local.tenantId());
    }

    private String file(JsonNode role) throws IOException {
        return "@" + Files.writeString(directory.resolve("role.json"), role.toPrettyString());
    }

    private JsonNode run(String... arguments) throws Exception {
        return Json.mapper()
                .readTree(az.run(Map.of("PYTHONPATH", OfficialProgram.file("az").toString()), arguments));
    }
}
