package io.github.azureml4j.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.util.Context;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.ConflictException;
import io.github.azureml4j.core.NotFoundException;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.access.PrincipalType;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.process.ChildJvm;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.testkit.CapturedLogs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The secrets of a workspace in its own vault, by Microsoft's client over this SDK's transport. */
@Timeout(120)
class SecretsOnEmulatorTest {
    private static final String CANARY = "canary-of-a-kept-secret";

    private static AzureMlLocal local;
    private static AzureMl owner;
    private static AzureMl officer;
    private static Workspace workspace;
    private static Secrets secrets;

    @BeforeAll
    static void furnish() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        owner = connect(local.clientId(), local.clientSecret());
        owner.resourceGroups().create("rg", "eastus2");
        workspace = Workspace.create()
                .name("secrets")
                .resourceGroup("rg")
                .location("eastus2")
                .begin(owner)
                .await(Duration.ofMinutes(1));
        LocalApplication person = local.entra().addApplication("officer");
        workspace.access().share(person.objectId(), PrincipalType.SERVICE_PRINCIPAL, Role.READER);
        letIn(person.objectId());
        officer = connect(person.clientId(), person.secret());
        secrets = officer.workspaces().handle("rg", "secrets").secrets();
    }

    @AfterAll
    static void close() {
        officer.close();
        owner.close();
        local.close();
    }

    @Test
    void secretIsKeptReadListedAndDeleted() {
        SecretEntry first = secrets.set("clinic-db", CANARY.toCharArray());
        SecretEntry second = secrets.set("clinic-db", "newer");

        assertThat(secrets.get("clinic-db").value()).isEqualTo("newer");
        assertThat(secrets.get("clinic-db", first.version()).chars()).containsExactly(CANARY.toCharArray());
        assertThat(secrets.versions("clinic-db"))
                .extracting(SecretEntry::version)
                .containsExactlyInAnyOrder(first.version(), second.version());
        assertThat(secrets.list())
                .filteredOn(SecretEntry::name, "clinic-db")
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.enabled()).isTrue();
                    assertThat(entry.ownedByService()).isFalse();
                    assertThat(entry.createdOn()).isPresent();
                });

        secrets.delete("clinic-db");
        assertThatThrownBy(() -> secrets.get("clinic-db"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("SecretNotFound");
        assertThatThrownBy(() -> secrets.delete("clinic-db")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatTheServiceKeepsIsListedAndLeftAlone() {
        String name = workspace.details().workspaceId() + "-workspaceblobstore";
        officialSecret(name);

        assertThat(secrets.list())
                .filteredOn(SecretEntry::name, name)
                .singleElement()
                .extracting(SecretEntry::ownedByService)
                .isEqualTo(true);
        assertThatThrownBy(() -> secrets.set(name, "other"))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("refused to overwrite");
        assertThatThrownBy(() -> secrets.delete(name))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("refused to delete");
        assertThatThrownBy(() -> secrets.purge(name))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("refused to purge");
        assertThat(secrets.get(name).toString()).doesNotContain(CANARY);

        secrets.deleteEvenServiceOwned(name);
        assertThat(secrets.list()).extracting(SecretEntry::name).doesNotContain(name);
    }

    @Test
    void whatCannotBeMeantIsSaidBeforeAnyRequestAndWithoutTheValue() {
        int before = local.requests().entries().size();
        Throwable name = catchThrowable(() -> secrets.set("clinic_db", CANARY));
        Throwable value = catchThrowable(() -> secrets.set("clinic-db", CANARY.repeat(1_200)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> secrets.set("x y", ""))
                .withMessageContaining("empty");
        assertThat(name).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'clinic_db'");
        assertThat(value).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("25,000");
        assertThat(name.getMessage() + value.getMessage()).doesNotContain(CANARY);
        assertThat(local.requests().entries()).hasSize(before);
    }

    @Test
    void valueIsInNothingThatIsSaid() throws Exception {
        try (CapturedLogs logs = CapturedLogs.start()) {
            secrets.set("quiet", CANARY);
            SecretValue value = secrets.get("quiet");
            assertThat(value + new ObjectMapper().writeValueAsString(value) + logs.text())
                    .contains("quiet")
                    .doesNotContain(CANARY);
        }
    }

    @Test
    void valueIsNotLoggedThoughAzuresClientsAreToldToLogBodies(@TempDir Path directory) throws Exception {
        letIn(workspace.access().assignments().stream()
                .filter(each -> each.inherited() && each.role().equals(Role.OWNER))
                .findFirst()
                .orElseThrow()
                .principalId());
        try (ChildJvm child = ChildJvm.start(local, directory, SecretProgram.class, CANARY)) {
            assertThat(child.hear("HEARD")).as("the requests are logged").isEqualTo("true");
            assertThat(child.hear("LOGGED")).as("and the value is not").isEqualTo("false");
        }
    }

    @Test
    void refusalIsThisSdksOwnAndHoldsNoSecret() {
        secrets.set("gone", CANARY);
        secrets.delete("gone");

        Throwable refused = catchThrowable(() -> secrets.set("gone", CANARY));

        assertThat(refused)
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("PUT https://")
                .hasMessageContaining("/secrets/gone: 409 ObjectIsDeletedButRecoverable")
                .hasMessageContaining("recover(name)")
                .hasMessageNotContaining(CANARY)
                .hasNoCause();
    }

    @Test
    void deletedSecretIsListedAndComesBackWithItsVersions() {
        SecretEntry first = secrets.set("missed", CANARY);
        secrets.set("missed", "newer");
        secrets.delete("missed");
        assertThat(secrets.deleted()).extracting(SecretEntry::name).contains("missed");

        secrets.recover("missed");

        assertThat(secrets.get("missed").value()).isEqualTo("newer");
        assertThat(secrets.get("missed", first.version()).value()).isEqualTo(CANARY);
        assertThat(secrets.deleted()).extracting(SecretEntry::name).doesNotContain("missed");
        assertThatThrownBy(() -> secrets.recover("never")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void listsAreReadPageByPage() {
        for (int i = 0; i < 30; i++) {
            secrets.set("one-of-many-" + i, "v");
        }
        assertThat(secrets.list())
                .extracting(SecretEntry::name)
                .filteredOn(name -> name.startsWith("one-of-many-"))
                .doesNotHaveDuplicates()
                .hasSize(30);
    }

    @Test
    void listWithoutRightsIsRefusedInThisSdksOwnWords() {
        LocalApplication stranger = local.entra().addApplication("stranger");
        workspace.access().share(stranger.objectId(), PrincipalType.SERVICE_PRINCIPAL, Role.READER);
        try (AzureMl theirs = connect(stranger.clientId(), stranger.secret())) {
            Secrets closed = theirs.workspaces().handle("rg", "secrets").secrets();
            assertThatThrownBy(() -> closed.list().forEach(entry -> {}))
                    .isInstanceOf(PermissionException.class)
                    .hasMessageContaining("GET https://")
                    .hasMessageContaining("/secrets: 403 AccessDenied");
            assertThatThrownBy(() -> closed.versions("a").forEach(entry -> {})).isInstanceOf(PermissionException.class);
        }
    }

    @Test
    void vaultThatIsProtectedPurgesNothing() {
        secrets.set("kept", CANARY);
        secrets.delete("kept");
        assertThatThrownBy(() -> secrets.purge("kept")).isInstanceOf(PermissionException.class);
    }

    private static void officialSecret(String name) {
        new SecretClientBuilder()
                .vaultUrl(vaultUri())
                .credential(officer.connection().credential())
                .httpClient(officer.connection().azureTransport())
                .buildClient()
                .setSecretWithResponse(
                        new com.azure.security.keyvault.secrets.models.KeyVaultSecret(name, CANARY), Context.NONE);
    }

    private static String vaultUri() {
        String vault = workspace.details().keyVault().orElseThrow();
        return "https://" + vault.substring(vault.lastIndexOf('/') + 1) + ".vault.azure.net";
    }

    /** By policy, as vaults of workspaces go unless they were made otherwise. */
    private static void letIn(String objectId) {
        ServiceClient vault = owner.connection()
                .arm()
                .at(workspace.details().keyVault().orElseThrow())
                .apiVersion("2023-07-01");
        ArrayNode policies = (ArrayNode) vault.get("").json().path("properties").path("accessPolicies");
        policies.addPOJO(Map.of(
                "tenantId", local.tenantId(),
                "objectId", objectId,
                "permissions", Map.of("secrets", List.of("get", "list", "set", "delete", "recover", "purge"))));
        vault.patch("")
                .json(Map.of("properties", Map.of("accessPolicies", policies)))
                .send();
    }

    private static AzureMl connect(String clientId, String secret) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), clientId, secret))
                .subscription(local.subscriptionId())
                .build();
    }
}
