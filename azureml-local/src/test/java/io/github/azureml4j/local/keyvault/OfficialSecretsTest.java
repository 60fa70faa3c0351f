package io.github.azureml4j.local.keyvault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.azure.security.keyvault.secrets.models.KeyVaultSecret;
import com.azure.security.keyvault.secrets.models.SecretProperties;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.OfficialClients;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** azure-security-keyvault-secrets, unmodified, with challenge verification on, as it is by default. */
class OfficialSecretsTest {

    private static AzureMlLocal local;
    private static ArmFixture arm;
    private static SecretClient secrets;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        arm = new ArmFixture(local);
        arm.keyVault("kv-secrets", ArmFixture.REGION);
        secrets = client("kv-secrets");
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void secretKeepsItsVersionsTypeAndAttributes() {
        KeyVaultSecret first = secrets.setSecret("word", "one");
        secrets.setSecret("word", "two");
        SecretProperties properties =
                secrets.updateSecretProperties(first.getProperties().setContentType("text/plain"));

        assertThat(properties.getContentType()).isEqualTo("text/plain");
        assertThat(secrets.getSecret("word").getValue()).isEqualTo("two");
        assertThat(secrets.getSecret("word", first.getProperties().getVersion()).getValue())
                .isEqualTo("one");
        assertThat(secrets.listPropertiesOfSecretVersions("word")).hasSize(2);
    }

    @Test
    void longListsComeInPages() {
        IntStream.range(0, 30).forEach(i -> secrets.setSecret("page-" + i, "hidden"));

        assertThat(secrets.listPropertiesOfSecrets().stream()
                        .filter(secret -> secret.getName().startsWith("page-")))
                .hasSize(30);
    }

    @Test
    void deletedSecretIsRecoveredOrPurged() {
        secrets.setSecret("gone", "back again");
        secrets.beginDeleteSecret("gone").waitForCompletion(Duration.ofSeconds(30));
        assertThatThrownBy(() -> secrets.getSecret("gone")).isInstanceOf(ResourceNotFoundException.class);

        secrets.beginRecoverDeletedSecret("gone").waitForCompletion(Duration.ofSeconds(30));
        assertThat(secrets.getSecret("gone").getValue()).isEqualTo("back again");
        secrets.beginDeleteSecret("gone").waitForCompletion(Duration.ofSeconds(30));
        secrets.purgeDeletedSecret("gone");

        assertThatThrownBy(() -> secrets.getDeletedSecret("gone")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void purgeProtectionRefusesAlsoWhoMayDoEverything() {
        String vault = arm.keyVault("kv-protected", ArmFixture.REGION);
        arm.finish(arm.wire()
                .arm("PATCH", vault + "?api-version=2023-07-01", "{\"properties\":{\"enablePurgeProtection\":true}}"));
        SecretClient client = client("kv-protected");
        client.setSecret("kept", "for good");
        client.beginDeleteSecret("kept").waitForCompletion(Duration.ofSeconds(30));

        assertThatThrownBy(() -> client.purgeDeletedSecret("kept"))
                .isInstanceOfSatisfying(
                        HttpResponseException.class,
                        e -> assertThat(e.getResponse().getStatusCode()).isEqualTo(403));
        assertThat(client.getDeletedSecret("kept").getName()).isEqualTo("kept");
    }

    private static SecretClient client(String vault) {
        return new SecretClientBuilder()
                .vaultUrl("https://" + vault + ".vault.azure.net")
                .credential(OfficialClients.credential(local))
                .httpClient(OfficialClients.transport(local))
                .buildClient();
    }
}
