package io.github.azureml4j.local.keyvault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultWireTest {

    private static final String VERSION = "?api-version=2023-07-01";
    private static final String DATA_VERSION = "?api-version=7.5";

    private static AzureMlLocal local;
    private static WireClient wire;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
        makeGroup("rg-vaults");
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void vaultIsCreatedThenUpdated() {
        Answer created = put("kv-create", "{}");
        Answer updated = wire.arm("PATCH", vault("kv-create"), "{\"tags\":{\"stage\":\"dev\"}}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(property(created, "vaultUri").asText()).isEqualTo("https://kv-create.vault.azure.net/");
        assertThat(property(created, "enableSoftDelete").asBoolean()).isTrue();
        assertThat(property(created, "softDeleteRetentionInDays").asInt()).isEqualTo(90);
        assertThat(property(created, "provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(updated.json().at("/tags/stage").asText()).isEqualTo("dev");
        assertThat(property(updated, "sku").path("name").asText()).isEqualTo("standard");
        assertThat(put("KV-create", "{}").status()).isEqualTo(200);
        assertThat(wire.arm("GET", vaults(), null).json().path("value").findValuesAsText("name"))
                .contains("kv-create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "1abc", "abc-", "a--bc", "a_bc", "abcdefghijklmnopqrstuvwxy"})
    void vaultNamesAreChecked(String name) {
        assertThat(put(name, "{}").errorCode()).isEqualTo("VaultNameNotValid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"enablePurgeProtection":false}
                    {"enableSoftDelete":false}
                    {"softDeleteRetentionInDays":6}
                    {"sku":{"family":"A","name":"gold"}}
                    {"tenantId":null}
                    """)
    void vaultPropertiesAreChecked(String properties) {
        assertThat(put("kv-bad", properties).status()).isEqualTo(400);
        assertThat(wire.arm("GET", vault("kv-bad"), null).errorCode()).isEqualTo("ResourceNotFound");
    }

    @Test
    void previewVersionsOfTheDataPlaneAreAnswered() {
        put("kv-preview", "{}");
        secret("kv-preview", "PUT", "word", "{\"value\":\"open sesame\"}");
        String url = "https://kv-preview.vault.azure.net/secrets/word/?api-version=";

        assertThat(wire.json(wire.token("https://vault.azure.net"), "GET", url + "7.4-preview.1", null)
                        .status())
                .isEqualTo(200);
        assertThat(wire.json(wire.token("https://vault.azure.net"), "GET", url + "7.4-beta", null)
                        .errorCode())
                .isEqualTo("InvalidApiVersionParameter");
    }

    @Test
    void rotationPolicyIsNotTakenForAVersion() {
        put("kv-policy", "{}");
        String key = "https://kv-policy.vault.azure.net/keys/seal";
        wire.json(wire.token("https://vault.azure.net"), "POST", key + "/create" + DATA_VERSION, "{\"kty\":\"RSA\"}");

        assertThat(wire.json(wire.token("https://vault.azure.net"), "GET", key + "/rotationpolicy" + DATA_VERSION, null)
                        .status())
                .isEqualTo(501);
    }

    @Test
    void noManagedHsmWasDeletedSinceThereIsNone() {
        Answer answer = wire.arm(
                "GET",
                "/subscriptions/" + local.subscriptionId() + "/providers/Microsoft.KeyVault/deletedManagedHSMs"
                        + VERSION,
                null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("value")).isEmpty();
    }

    @Test
    void retentionIsSetOnce() {
        put("kv-retention", "{\"softDeleteRetentionInDays\":7}");

        assertThat(put("kv-retention", "{\"softDeleteRetentionInDays\":8}").status())
                .isEqualTo(400);
        assertThat(property(put("kv-retention", "{}"), "softDeleteRetentionInDays")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void deletedVaultHasNoHostButCanBeRecoveredWithItsContents() {
        put("kv-recover", "{}");
        secret("kv-recover", "PUT", "word", "{\"value\":\"open sesame\"}");

        assertThat(wire.arm("DELETE", vault("kv-recover"), null).status()).isEqualTo(200);
        assertThat(wire.arm("DELETE", vault("kv-recover"), null).status()).isEqualTo(204);
        assertThat(local.requests().refusedHosts()).doesNotContain("kv-recover.vault.azure.net");
        assertThat(put("kv-recover", "{}").errorCode()).isEqualTo("ConflictError");
        assertThat(wire.arm("GET", deleted("kv-recover"), null)
                        .json()
                        .at("/properties/vaultId")
                        .asText())
                .endsWith("/vaults/kv-recover");

        assertThat(put("kv-recover", "{\"createMode\":\"recover\"}")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("kv-recover");
        assertThat(secret("kv-recover", "GET", "word/", null)
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo("open sesame");
    }

    @Test
    void protectedVaultIsPurgedByTimeAlone() {
        try (AzureMlLocal own = AzureMlLocal.start()) {
            WireClient client = new WireClient(own);
            String base = "/subscriptions/" + own.subscriptionId();
            String url = base + "/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-safe" + VERSION;
            client.arm("PUT", base + "/resourcegroups/rg?api-version=2024-03-01", "{\"location\":\"eastus\"}");
            client.arm("PUT", url, document(own, "{\"enablePurgeProtection\":true,\"softDeleteRetentionInDays\":7}"));
            client.arm("DELETE", url, null);
            String gone = base + "/providers/Microsoft.KeyVault/locations/eastus/deletedVaults/kv-safe";

            assertThat(client.arm("POST", gone + "/purge" + VERSION, null).errorCode())
                    .isEqualTo("MethodNotAllowed");
            own.clock().advance(Duration.ofDays(8));

            assertThat(client.arm("GET", gone + VERSION, null).status()).isEqualTo(404);
            assertThat(client.arm("PUT", url, document(own, "{}")).status()).isEqualTo(201);
        }
    }

    @Test
    void vaultOfOldLosesWhatIsDeletedUntilItIsGivenSoftDelete() {
        put("kv-old", "{}");
        local.vaults().withoutSoftDelete(vault("kv-old").replaceFirst("\\?.*", ""));
        assertThat(property(wire.arm("GET", vault("kv-old"), null), "enableSoftDelete")
                        .isMissingNode())
                .isTrue();
        secret("kv-old", "PUT", "lost", "{\"value\":\"a\"}");
        secret("kv-old", "DELETE", "lost", null);
        assertThat(secret("kv-old", "PUT", "lost", "{\"value\":\"b\"}").status())
                .as("its name is free at once")
                .isEqualTo(200);
        assertThat(wire.arm("PATCH", vault("kv-old"), "{\"properties\":{\"enablePurgeProtection\":true}}")
                        .status())
                .isEqualTo(400);

        Answer mended = wire.arm(
                "PATCH",
                vault("kv-old"),
                "{\"properties\":{\"enableSoftDelete\":true,\"enablePurgeProtection\":true}}");
        assertThat(property(mended, "enablePurgeProtection").asBoolean()).isTrue();
        secret("kv-old", "DELETE", "lost", null);
        assertThat(secret("kv-old", "PUT", "lost", "{\"value\":\"c\"}").status())
                .isEqualTo(409);
    }

    @Test
    void vaultOfOldIsDeletedForGood() {
        put("kv-older", "{}");
        local.vaults().withoutSoftDelete(vault("kv-older").replaceFirst("\\?.*", ""));
        wire.arm("DELETE", vault("kv-older"), null);
        assertThat(available("kv-older")).isTrue();
    }

    @Test
    void purgedVaultFreesItsName() {
        put("kv-purge", "{}");
        wire.arm("DELETE", vault("kv-purge"), null);

        assertThat(available("kv-purge")).isFalse();
        assertThat(wire.arm("POST", deleted("kv-purge").replace("?", "/purge?"), null)
                        .status())
                .isEqualTo(202);
        local.clock().advance(Duration.ofSeconds(2));

        assertThat(available("kv-purge")).isTrue();
    }

    @Test
    void deletionOfAGroupDeletesItsVaultsSoftly() {
        makeGroup("rg-gone");
        String url = vault("kv-grouped").replace("rg-vaults", "rg-gone");
        wire.arm("PUT", url, document(local, "{}"));

        wire.arm(
                "DELETE",
                "/subscriptions/" + local.subscriptionId() + "/resourcegroups/rg-gone?api-version=2024-03-01",
                null);
        local.clock().advance(Duration.ofSeconds(2));

        assertThat(wire.arm("GET", deleted("kv-grouped"), null).status()).isEqualTo(200);
    }

    @Test
    void challengeNamesTenantAndAudience() {
        put("kv-challenge", "{}");

        Answer answer = wire.send("GET", "https://kv-challenge.vault.azure.net/secrets" + DATA_VERSION, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer authorization=\"https://login.microsoftonline.com/" + local.tenantId()
                        + "\", resource=\"https://vault.azure.net\"");
        assertThat(answer.errorCode()).isEqualTo("Unauthorized");
    }

    @Test
    void vaultWantsATokenOfItsOwn() {
        put("kv-audience", "{}");

        Answer answer = wire.json(
                wire.token(WireClient.ARM), "GET", "https://kv-audience.vault.azure.net/secrets" + DATA_VERSION, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/error/message").asText()).startsWith("AKV10022");
    }

    @Test
    void vaultOfAnotherTenantRefusesOurTokens() {
        put("kv-tenant", "{\"tenantId\":\"33333333-3333-3333-3333-333333333333\"}");

        Answer answer = secret("kv-tenant", "GET", "word/", null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("33333333-3333-3333-3333-333333333333");
    }

    @Test
    void chinasResourceManagerMakesVaultsOfChina() {
        Answer answer = wire.json(
                wire.token("https://management.chinacloudapi.cn"),
                "PUT",
                "https://management.chinacloudapi.cn" + vault("kv-china"),
                document(local, "{}").replace("eastus", "chinaeast2"));

        assertThat(property(answer, "vaultUri").asText()).isEqualTo("https://kv-china.vault.azure.cn/");
        Answer challenge = wire.send("GET", "https://kv-china.vault.azure.cn/keys" + DATA_VERSION, null);
        assertThat(challenge.header("WWW-Authenticate"))
                .contains("https://login.chinacloudapi.cn/", "resource=\"https://vault.azure.cn\"");
    }

    @Test
    void secretsAreListedInPagesWithoutTheirValues() {
        put("kv-pages", "{}");
        for (int i = 10; i < 40; i++) {
            secret("kv-pages", "PUT", "secret-" + i, "{\"value\":\"hidden\"}");
        }

        Answer first = wire.json(vaultToken(), "GET", "https://kv-pages.vault.azure.net/secrets" + DATA_VERSION, null);
        Answer second =
                wire.json(vaultToken(), "GET", first.json().path("nextLink").asText(), null);

        assertThat(first.json().path("value")).hasSize(25);
        assertThat(second.json().path("value")).hasSize(5);
        assertThat(second.json().path("nextLink").isNull()).isTrue();
        assertThat(first.text() + second.text()).doesNotContain("hidden");
    }

    @Test
    void secretHasVersionsAndDisabledOnesAreNotRead() {
        put("kv-versions", "{}");
        String first = version(secret("kv-versions", "PUT", "word", "{\"value\":\"one\"}"));
        secret("kv-versions", "PUT", "word", "{\"value\":\"two\"}");

        assertThat(secret("kv-versions", "GET", "word/", null)
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo("two");
        assertThat(secret("kv-versions", "GET", "word/" + first, null)
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo("one");
        assertThat(secret("kv-versions", "PATCH", "word/" + first, "{\"attributes\":{\"enabled\":false}}")
                        .json()
                        .has("value"))
                .isFalse();
        Answer refused = secret("kv-versions", "GET", "word/" + first, null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/error/innererror/code").asText()).isEqualTo("SecretDisabled");
        assertThat(secret("kv-versions", "GET", "word/versions", null).json().path("value"))
                .hasSize(2);
    }

    @Test
    void deletedSecretCanBeRecoveredAndItsNameIsTakenMeanwhile() {
        put("kv-soft", "{}");
        secret("kv-soft", "PUT", "word", "{\"value\":\"one\"}");

        Answer gone = secret("kv-soft", "DELETE", "word", null);
        assertThat(gone.json().path("recoveryId").asText())
                .isEqualTo("https://kv-soft.vault.azure.net/deletedsecrets/word");
        assertThat(gone.json().has("value")).isFalse();
        assertThat(secret("kv-soft", "GET", "word/", null).errorCode()).isEqualTo("SecretNotFound");
        assertThat(secret("kv-soft", "PUT", "word", "{\"value\":\"x\"}").status())
                .isEqualTo(409);

        Answer back = wire.json(
                vaultToken(), "POST", "https://kv-soft.vault.azure.net/deletedsecrets/word/recover" + DATA_VERSION, "");
        assertThat(back.status()).isEqualTo(200);
        assertThat(secret("kv-soft", "GET", "word/", null).json().path("value").asText())
                .isEqualTo("one");
    }

    @Test
    void whatIsNotBuiltIsNotPretended() {
        put("kv-honest", "{}");

        Answer answer =
                wire.json(vaultToken(), "POST", "https://kv-honest.vault.azure.net/keys/k/backup" + DATA_VERSION, "");

        assertThat(answer.status()).isEqualTo(501);
    }

    private static void makeGroup(String name) {
        wire.arm(
                "PUT",
                "/subscriptions/" + local.subscriptionId() + "/resourcegroups/" + name + "?api-version=2024-03-01",
                "{\"location\":\"eastus\"}");
    }

    private static Answer put(String name, String properties) {
        return wire.arm("PUT", vault(name), document(local, properties));
    }

    private static boolean available(String name) {
        return wire.arm(
                        "POST",
                        "/subscriptions/" + local.subscriptionId()
                                + "/providers/Microsoft.KeyVault/checkNameAvailability" + VERSION,
                        "{\"name\":\"" + name + "\",\"type\":\"Microsoft.KeyVault/vaults\"}")
                .json()
                .path("nameAvailable")
                .asBoolean();
    }

    private static String document(AzureMlLocal of, String properties) {
        String more = properties.substring(1, properties.length() - 1);
        String own = more.contains("tenantId") ? "" : ",\"tenantId\":\"" + of.tenantId() + "\"";
        String sku = more.contains("sku") ? "" : ",\"sku\":{\"family\":\"A\",\"name\":\"standard\"}";
        String policies = ",\"accessPolicies\":" + ArmFixture.everything(of);
        String all = (more.isEmpty() ? "" : "," + more) + own + sku + policies;
        return "{\"location\":\"eastus\",\"properties\":{" + all.substring(1) + "}}";
    }

    private static Answer secret(String vault, String method, String path, String body) {
        return wire.json(
                vaultToken(), method, "https://" + vault + ".vault.azure.net/secrets/" + path + DATA_VERSION, body);
    }

    private static String vaultToken() {
        return wire.token("https://vault.azure.net");
    }

    private static String version(Answer secret) {
        String id = secret.json().path("id").asText();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static JsonNode property(Answer answer, String name) {
        return answer.json().path("properties").path(name);
    }

    private static String vaults() {
        return "/subscriptions/" + local.subscriptionId()
                + "/resourceGroups/rg-vaults/providers/Microsoft.KeyVault/vaults" + VERSION;
    }

    private static String vault(String name) {
        return vaults().replace("?", "/" + name + "?");
    }

    private static String deleted(String name) {
        return "/subscriptions/" + local.subscriptionId()
                + "/providers/Microsoft.KeyVault/locations/eastus/deletedVaults/" + name + VERSION;
    }
}
