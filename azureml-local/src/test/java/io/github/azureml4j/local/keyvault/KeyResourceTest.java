package io.github.azureml4j.local.keyvault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys as ARM resources. */
class KeyResourceTest {

    private static final String VERSION = "?api-version=2023-07-01";

    private static AzureMlLocal local;
    private static ArmFixture arm;
    private static String keys;
    private static String first;
    private static String second;
    private static WirePrincipal reader;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        arm = new ArmFixture(local);
        String vault = arm.keyVault("kv-resources", ArmFixture.REGION);
        keys = vault + "/keys";
        first = arm.key("kv-resources", "cmk");
        second = arm.key("kv-resources", "cmk");
        arm.key("kv-resources", "other");
        reader = new WirePrincipal(local, "reader").holding("Reader", vault);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void readerOfTheVaultSeesWhatAKeyIsAndUntilWhenItIsGood() {
        arm.onVault("PATCH", second + "?api-version=7.5", "{\"attributes\":{\"exp\":4102444800}}");

        JsonNode key = read("/cmk");

        assertThat(key.path("id").asText()).isEqualTo(keys + "/cmk");
        assertThat(key.path("type").asText()).isEqualTo("Microsoft.KeyVault/vaults/keys");
        assertThat(key.path("location").asText()).isEqualTo(ArmFixture.REGION);
        JsonNode properties = key.path("properties");
        assertThat(properties.path("keyUriWithVersion").asText()).isEqualTo(second);
        assertThat(properties.path("keyUri").asText()).isEqualTo("https://kv-resources.vault.azure.net/keys/cmk");
        assertThat(properties.path("kty").asText()).isEqualTo("RSA");
        assertThat(properties.path("keySize").asInt()).isEqualTo(2048);
        assertThat(properties.path("keyOps")).hasSize(6);
        assertThat(properties.at("/attributes/enabled").asBoolean()).isTrue();
        assertThat(properties.at("/attributes/exp").asLong()).isEqualTo(4102444800L);
        long now = local.clock().instant().getEpochSecond();
        assertThat(properties.at("/attributes/created").asLong()).isBetween(now - 3600, now);
    }

    @Test
    void versionsAreReadByThemselves() {
        arm.disable(first);

        JsonNode old = read("/cmk/versions/" + version(first));

        assertThat(old.path("name").asText()).isEqualTo(version(first));
        assertThat(old.path("type").asText()).isEqualTo("Microsoft.KeyVault/vaults/keys/versions");
        assertThat(old.at("/properties/keyUriWithVersion").asText()).isEqualTo(first);
        assertThat(old.at("/properties/attributes/enabled").asBoolean()).isFalse();
        assertThat(read("/cmk/versions").path("value"))
                .extracting(each -> each.path("id").asText())
                .containsExactly(keys + "/cmk/versions/" + version(first), keys + "/cmk/versions/" + version(second));
    }

    @Test
    void keysAreListedOnce() {
        assertThat(read("").path("value"))
                .extracting(each -> each.path("name").asText())
                .containsExactly("cmk", "other");
    }

    @Test
    void curveIsNamedAndNoPartOfAnyPairIsShown() {
        String url = "https://kv-resources.vault.azure.net/keys/curved/create?api-version=7.5";
        arm.onVault("POST", url, "{\"kty\":\"EC\",\"crv\":\"P-384\"}");

        JsonNode properties = read("/curved").path("properties");

        assertThat(properties.path("curveName").asText()).isEqualTo("P-384");
        assertThat(properties.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("attributes", "keyUri", "keyUriWithVersion", "kty", "keyOps", "curveName");
        arm.onVault("DELETE", "https://kv-resources.vault.azure.net/keys/curved?api-version=7.5", null);
        assertThat(ask("/curved").status()).isEqualTo(404);
    }

    @Test
    void whoMayNotReadTheVaultSeesNoKeyOfIt() {
        WirePrincipal stranger = new WirePrincipal(local, "stranger");

        assertThat(stranger.arm("GET", keys + "/cmk" + VERSION, null).status()).isEqualTo(403);
        assertThat(stranger.arm("GET", keys + VERSION, null).status()).isEqualTo(403);
    }

    @Test
    void readerOfTheVaultIsNotLetIntoIt() {
        LocalApplication visitor = local.entra().addApplication("visitor");
        local.access().grant(visitor.objectId(), "Reader", keys.substring(0, keys.lastIndexOf('/')));
        String data = "https://kv-resources.vault.azure.net/keys/cmk?api-version=7.5";
        String token = arm.wire().token(visitor, "https://vault.azure.net");

        assertThat(arm.wire().json(token, "GET", data, null).status()).isEqualTo(403);
    }

    private static JsonNode read(String path) {
        Answer answer = ask(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Answer ask(String path) {
        return reader.arm("GET", keys + path + VERSION, null);
    }

    private static String version(String identifier) {
        return identifier.substring(identifier.lastIndexOf('/') + 1);
    }
}
