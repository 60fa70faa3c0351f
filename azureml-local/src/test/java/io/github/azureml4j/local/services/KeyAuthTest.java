package io.github.azureml4j.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.front.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Keys of services on ACI (modelManagement.json 2019-09-30, Services_ListServiceKeys and its neighbours). */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class KeyAuthTest {

    private static AzureMlLocal local;
    private static ServiceFixture services;
    private static JsonNode keyed;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        services = new ServiceFixture(local);
        keyed = services.deployed(services.aci("keyed").put("authEnabled", true));
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void bothKeysOpenTheService() {
        JsonNode keys = keys("keyed");

        assertThat(services.score(keyed, keys.path("primaryKey").asText(), "1").status())
                .isEqualTo(200);
        assertThat(services.score(keyed, keys.path("secondaryKey").asText(), "1")
                        .status())
                .isEqualTo(200);
        assertThat(keys.path("primaryKey")).isNotEqualTo(keys.path("secondaryKey"));
    }

    @Test
    void nothingElseOpensTheService() {
        Answer without = services.score(keyed, "", "1");

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.json().path("message").asText()).isNotEmpty();
        assertThat(services.score(keyed, "guess", "1").status()).isEqualTo(401);
        assertThat(services.score(keyed, services.workspace().wire().token(WireClient.ARM), "1")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void recordShowsThatThereAreKeysAndNotWhich() {
        assertThat(keyed.path("authEnabled").asBoolean()).isTrue();
        assertThat(keyed.toString())
                .doesNotContain(keys("keyed").path("primaryKey").asText());
    }

    @Test
    void regeneratedKeyReplacesTheOldOneAndLeavesTheOther() {
        JsonNode before = keys("keyed");

        JsonNode after = regenerate(Json.object().put("keyType", "Primary")).json();

        assertThat(after.path("primaryKey")).isNotEqualTo(before.path("primaryKey"));
        assertThat(after.path("secondaryKey")).isEqualTo(before.path("secondaryKey"));
        assertThat(services.score(keyed, before.path("primaryKey").asText(), "1")
                        .status())
                .isEqualTo(401);
        assertThat(services.score(keyed, after.path("primaryKey").asText(), "1").status())
                .isEqualTo(200);
    }

    @Test
    void keyIsSetToAGivenValue() {
        ObjectNode order = Json.object().put("keyType", "Secondary").put("keyValue", "chosen-by-hand");

        assertThat(regenerate(order).json().path("secondaryKey").asText()).isEqualTo("chosen-by-hand");
        assertThat(services.score(keyed, "chosen-by-hand", "1").status()).isEqualTo(200);
    }

    @Test
    void keyOfNoKnownTypeIsNotRegenerated() {
        JsonNode before = keys("keyed");

        assertThat(regenerate(Json.object().put("keyType", "Third")).status()).isEqualTo(400);
        assertThat(keys("keyed")).isEqualTo(before);
    }

    @Test
    void keysMayComeWithTheService() {
        ObjectNode request = services.aci("given").put("authEnabled", true);
        request.putObject("keys").put("primaryKey", "mine").put("secondaryKey", "mine-too");
        JsonNode service = services.deployed(request);

        assertThat(services.score(service, "mine", "1").status()).isEqualTo(200);
        assertThat(services.score(service, "mine-too", "1").status()).isEqualTo(200);
        assertThat(service.has("keys")).isFalse();
    }

    @Test
    void serviceOnAciIsOpenUnlessKeysAreAskedFor() {
        JsonNode open = services.deployed(services.aci("open"));

        assertThat(open.path("authEnabled").asBoolean(true)).isFalse();
        assertThat(services.score(open, "", "1").status()).isEqualTo(200);
        assertThat(services.ask("POST", "/services/open/listkeys", null).status())
                .isEqualTo(400);
        assertThat(services.ask(
                                "POST",
                                "/services/open/regenerateKeys",
                                Json.object().put("keyType", "Primary"))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("KeyAuthNotEnabled");
    }

    private static JsonNode keys(String name) {
        return services.ask("POST", "/services/" + name + "/listkeys", null).json();
    }

    private static Answer regenerate(ObjectNode order) {
        return services.ask("POST", "/services/keyed/regenerateKeys", order);
    }
}
