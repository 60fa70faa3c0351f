package io.github.azureml4j.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.services.ServiceFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front-end of a scoring host, and the headers of the inference server. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ScoringWireTest {

    private static AzureMlLocal local;
    private static ServiceFixture services;
    private static JsonNode service;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        services = new ServiceFixture(local);
        service = services.deployed(services.aci("probe"));
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void requestReachesTheProgramWithoutItsCredential() {
        Answer answer = send("POST", "/score?verbose=1", "{\"rows\":[]}", "Authorization", "Bearer x", "Accept", "a/b");

        assertThat(answer.text())
                .contains("POST /score?verbose=1", "body {\"rows\":[]}", "authorization null", "accept a/b");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
        assertThat(answer.header("X-Probe")).isEqualTo("1");
        assertThat(answer.header("x-ms-run-fn-exec-ms")).matches("\\d+\\.\\d{3}");
    }

    @Test
    void healthIsAnsweredByTheProgram() {
        Answer health = send("GET", "/", null);

        assertThat(health.text()).isEqualTo("Healthy");
        assertThat(health.header("x-ms-run-fn-exec-ms")).isEmpty();
        assertThat(send("OPTIONS", "/score", null).text()).contains("OPTIONS /score");
    }

    @Test
    void failureOfTheProgramIsMarked() {
        Answer failed = send("POST", "/score", "fail");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.header("x-ms-run-function-failed")).isEqualTo("True");
        assertThat(send("POST", "/score", "1").header("x-ms-run-function-failed"))
                .isEmpty();
    }

    @Test
    void requestIdIsNewUnlessGiven() {
        assertThat(send("POST", "/score", "1").header("x-request-id")).hasSize(36);
        Answer given = send("POST", "/score", "1", "x-request-id", "mine");

        assertThat(given.header("x-request-id")).isEqualTo("mine");
        assertThat(given.header("x-ms-request-id")).isEqualTo("mine");
        assertThat(given.header("x-ms-client-request-id")).isEmpty();
    }

    @Test
    void olderRequestIdStandsForTheClients() {
        Answer older = send("POST", "/score", "1", "x-ms-request-id", "older", "TraceId", "trace");
        Answer client = send("POST", "/score", "1", "x-ms-client-request-id", "client");

        assertThat(older.header("x-ms-client-request-id")).isEqualTo("older");
        assertThat(older.header("TraceId")).isEqualTo("trace");
        assertThat(client.header("x-ms-request-id")).isEqualTo("client");
        assertThat(client.header("x-ms-client-request-id")).isEqualTo("client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-request-id", "x-ms-request-id", "x-ms-client-request-id"})
    void requestIdsHaveAtMostAHundredCharacters(String header) {
        Answer answer = send("POST", "/score", "1", header, "i".repeat(101));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.json().path("message").asText()).contains("100 characters");
        assertThat(send("POST", "/score", "1", header, "i".repeat(100)).status())
                .isEqualTo(200);
    }

    private static Answer send(String method, String path, String body, String... headers) {
        String root = service.path("scoringUri").asText().replaceAll("/score$", "");
        return services.workspace().wire().send(method, root + path, body, headers);
    }
}
