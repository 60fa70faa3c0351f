package io.github.azureml4j.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.OfficialClients;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Storage accounts under a key of their customer's. */
class AccountEncryptionTest {

    private static final String VERSION = "?api-version=2023-05-01";

    private static AzureMlLocal local;
    private static ArmFixture arm;
    private static HttpClient transport;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        transport = OfficialClients.transport(local);
        arm = new ArmFixture(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void revokedKeyClosesTheAccountAfterAnHourAndOpensItAgain() {
        String key = seal("sealedstore", "kv-sealed");
        BlobContainerClient container = container("sealedstore");
        container.create();

        arm.disable(key);
        local.clock().advance(Duration.ofMinutes(50));
        assertThat(container.exists()).isTrue();
        local.clock().advance(Duration.ofMinutes(15));

        assertRefused(container, "KeyVaultEncryptionKeyNotFound");
        enable(key);
        assertThat(container.exists()).isTrue();
    }

    @Test
    void accessThatIsTakenFromTheAccountClosesItToo() {
        seal("deniedstore", "kv-denied");
        BlobContainerClient container = container("deniedstore");
        container.create();
        ObjectNode policy = policy(principal("deniedstore"));

        policies("kv-denied", "remove", policy);
        local.clock().advance(Duration.ofMinutes(61));

        assertRefused(container, "KeyVaultAccessTokenCannotBeAcquired");
        policies("kv-denied", "add", policy);
        assertThat(container.exists()).isTrue();
        arm.wire().arm("DELETE", vault("kv-denied") + "?api-version=2023-07-01", null);
        local.clock().advance(Duration.ofMinutes(61));
        assertRefused(container, "KeyVaultVaultNotFound");
    }

    @Test
    void keyIsHeldAgainstTheAccountsRights() {
        arm.keyVault("kv-early", ArmFixture.REGION);
        String key = arm.key("kv-early", "seal");
        arm.storageAccount("earlystore");

        assertThat(encrypt("earlystore", key).errorCode()).isEqualTo("KeyVaultAuthenticationFailure");
        String principal = identify("earlystore");
        assertThat(encrypt("earlystore", key).errorCode()).isEqualTo("KeyVaultAuthenticationFailure");
        policies("kv-early", "add", policy(principal));
        assertThat(encrypt("earlystore", key).errorCode()).isEqualTo("KeyVaultPolicyError");
        protect("kv-early");
        assertThat(encrypt("earlystore", key.replace("seal", "other")).errorCode())
                .isEqualTo("KeyVaultEncryptionKeyNotFound");
        Answer sealed = encrypt("earlystore", key);
        assertThat(sealed.status()).isEqualTo(200);
        assertThat(sealed.json()
                        .at("/properties/encryption/keyvaultproperties/currentVersionedKeyIdentifier")
                        .asText())
                .isEqualTo(key);
    }

    @Test
    void identityIsGivenOnceAndKept() {
        arm.storageAccount("samestore");
        String first = identify("samestore");

        assertThat(identify("samestore")).isEqualTo(first).matches("[0-9a-f-]{36}");
    }

    /** Makes an account that is encrypted with a key of a new vault, and returns the key. */
    private static String seal(String account, String vault) {
        arm.keyVault(vault, ArmFixture.REGION);
        protect(vault);
        String key = arm.key(vault, "seal");
        arm.storageAccount(account);
        policies(vault, "add", policy(identify(account)));
        arm.finish(encrypt(account, key));
        return key;
    }

    private static void protect(String vault) {
        String url = vault(vault) + "?api-version=2023-07-01";
        arm.finish(arm.wire().arm("PATCH", url, "{\"properties\":{\"enablePurgeProtection\":true}}"));
    }

    private static String identify(String account) {
        arm.finish(arm.wire().arm("PATCH", account(account), "{\"identity\":{\"type\":\"SystemAssigned\"}}"));
        return principal(account);
    }

    private static String principal(String account) {
        return arm.wire()
                .arm("GET", account(account), null)
                .json()
                .at("/identity/principalId")
                .asText();
    }

    private static Answer encrypt(String account, String key) {
        String[] parts = key.split("/keys/|/", -1);
        ObjectNode body = Json.object();
        ObjectNode encryption = body.withObject("/properties/encryption").put("keySource", "Microsoft.Keyvault");
        encryption
                .putObject("keyvaultproperties")
                .put("keyvaulturi", "https://" + parts[2])
                .put("keyname", parts[3]);
        return arm.wire().arm("PATCH", account(account), body.toString());
    }

    private static void enable(String key) {
        arm.wire()
                .json(
                        arm.wire().token("https://vault.azure.net"),
                        "PATCH",
                        key + "?api-version=7.5",
                        "{\"attributes\":{\"enabled\":true}}");
    }

    private static ObjectNode policy(String principal) {
        ObjectNode policy = Json.object().put("tenantId", local.tenantId()).put("objectId", principal);
        policy.withObject("/permissions")
                .putArray("keys")
                .add("get")
                .add("wrapKey")
                .add("unwrapKey");
        return policy;
    }

    private static void policies(String vault, String how, ObjectNode policy) {
        ObjectNode body = Json.object();
        body.withObject("/properties").putArray("accessPolicies").add(policy);
        arm.finish(arm.wire()
                .arm("PUT", vault(vault) + "/accessPolicies/" + how + "?api-version=2023-07-01", body.toString()));
    }

    private static BlobContainerClient container(String account) {
        String path = arm.group() + "/providers/Microsoft.Storage/storageAccounts/" + account;
        return new BlobContainerClientBuilder()
                .endpoint("https://" + account + ".blob.core.windows.net")
                .containerName("data")
                .credential(new StorageSharedKeyCredential(account, arm.storageKey(path)))
                .httpClient(transport)
                .buildClient();
    }

    private static String vault(String name) {
        return arm.group() + "/providers/Microsoft.KeyVault/vaults/" + name;
    }

    private static String account(String name) {
        return arm.group() + "/providers/Microsoft.Storage/storageAccounts/" + name + VERSION;
    }

    private static void assertRefused(BlobContainerClient container, String code) {
        assertThatThrownBy(container::getProperties).isInstanceOfSatisfying(BlobStorageException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(403);
            assertThat(e.getErrorCode().toString()).isEqualTo(code);
        });
    }
}
