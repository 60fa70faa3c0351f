package io.github.azureml4j.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tokens of services on AKS (modelManagement.json 2019-09-30, Services_GetServiceToken). */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class TokenAuthTest {

    private static final Duration LIFETIME = Duration.ofMinutes(20);

    private static AzureMlLocal local;
    private static ServiceFixture services;
    private static JsonNode first;
    private static JsonNode second;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.builder().serviceTokenLifetime(LIFETIME).start();
        services = new ServiceFixture(local);
        services.cluster("aks-test");
        first = services.deployed(services.aks("first", "aks-test").put("aadAuthEnabled", true));
        second = services.deployed(services.aks("second", "aks-test").put("aadAuthEnabled", true));
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void tokenOpensItsServiceUntilItExpires() {
        JsonNode token = token("first");
        assertThat(score(first, token)).isEqualTo(200);

        local.clock().advance(LIFETIME);

        assertThat(score(first, token)).isEqualTo(401);
        assertThat(score(first, token("first"))).isEqualTo(200);
    }

    @Test
    void tokenIsToBeRefreshedBeforeItExpires() {
        Instant now = local.clock().instant();
        JsonNode token = token("first");

        assertThat(token.path("tokenType").asText()).isEqualTo("Bearer");
        assertThat(token.path("refreshAfter").asLong())
                .isGreaterThan(now.getEpochSecond())
                .isLessThan(token.path("expiryOn").asLong());
        assertThat(Instant.ofEpochSecond(token.path("expiryOn").asLong()))
                .isBetween(
                        now.plus(LIFETIME).minusSeconds(1), now.plus(LIFETIME).plusSeconds(10));
    }

    @Test
    void tokenOfAnotherServiceIsRefused() {
        assertThat(score(second, token("first"))).isEqualTo(401);
        assertThat(score(second, token("second"))).isEqualTo(200);
    }

    @Test
    void tokenOfResourceManagerIsRefused() {
        String token = services.workspace().wire().token(WireClient.ARM);

        assertThat(services.score(first, token, "1").status()).isEqualTo(401);
        assertThat(services.score(first, "", "1").status()).isEqualTo(401);
    }

    @Test
    void tokenDoesNotOpenALaterServiceOfTheSameName() {
        services.deployed(services.aks("again", "aks-test").put("aadAuthEnabled", true));
        JsonNode token = token("again");
        services.ask("DELETE", "/services/again", null);
        JsonNode later = services.deployed(services.aks("again", "aks-test").put("aadAuthEnabled", true));

        assertThat(score(later, token)).isEqualTo(401);
    }

    @Test
    void serviceWithTokensHasNoKeys() {
        assertThat(first.path("authEnabled").asBoolean(true)).isFalse();
        assertThat(first.path("aadAuthEnabled").asBoolean()).isTrue();
        assertThat(services.ask("POST", "/services/first/listkeys", null).status())
                .isEqualTo(400);
    }

    @Test
    void serviceOnAksHasKeysAndNoTokensUnlessAskedFor() {
        JsonNode keyed = services.deployed(services.aks("keyed", "aks-test"));
        JsonNode keys = services.ask("POST", "/services/keyed/listkeys", null).json();

        assertThat(keyed.path("authEnabled").asBoolean()).isTrue();
        assertThat(services.score(keyed, keys.path("primaryKey").asText(), "1").status())
                .isEqualTo(200);
        WireClient.Answer token = services.ask("POST", "/services/keyed/token", null);
        assertThat(token.status()).isEqualTo(400);
        assertThat(token.json().path("code").asText()).isEqualTo("TokenAuthNotEnabled");
    }

    @Test
    void servicesShareTheHostOfTheirCluster() {
        assertThat(first.path("scoringUri").asText())
                .matches("http://aks-test-[0-9a-f]{8}\\.eastus\\.cloudapp\\.azure\\.com/api/v1/service/first/score");
        assertThat(second.path("scoringUri").asText())
                .isEqualTo(first.path("scoringUri").asText().replace("/first/", "/second/"));
        assertThat(first.at("/deploymentStatus/availableReplicas").asInt()).isEqualTo(1);
    }

    private static JsonNode token(String name) {
        WireClient.Answer answer = services.ask("POST", "/services/" + name + "/token", null);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private static int score(JsonNode service, JsonNode token) {
        return services.score(service, token.path("accessToken").asText(), "1").status();
    }
}
