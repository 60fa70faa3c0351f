package io.github.azureml4j.core.arm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.OperationFailedException;
import io.github.azureml4j.core.OperationProgress;
import io.github.azureml4j.core.OperationTimeoutException;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocols of long-running operations, each a list of scripted answers. */
class LongRunningTest {
    private static final ScriptedAzure AZURE = ScriptedAzure.start();
    private static final String READY = "{\"name\":\"r\",\"properties\":{\"provisioningState\":\"Succeeded\"}}";
    private static final String MAKING = "{\"name\":\"r\",\"properties\":{\"provisioningState\":\"Creating\"}}";
    private static final String GOES_ON = "{\"status\":\"InProgress\"}";
    private static final String OVER = "{\"status\":\"Succeeded\"}";

    @BeforeEach
    void reset() {
        AZURE.reset();
    }

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    /** One scripted answer: the request line it belongs to, status, headers as name=value;…, body. */
    record Answer(String line, int status, String headers, String body) {}

    static Answer on(String line, int status, String headers, String body) {
        return new Answer(line, status, headers, body);
    }

    static List<Arguments> protocols() {
        String status = "Azure-AsyncOperation=/status";
        String both = status + ";Location=/result";
        return List.of(
                Arguments.of("PUT answered at once", List.of(on("PUT /r", 200, "", READY)), "r"),
                Arguments.of(
                        "PUT 201 with Location of the resource",
                        List.of(
                                on("PUT /r", 201, "Location=/r", READY),
                                on("GET /r", 200, "", READY),
                                on("GET /r", 200, "", READY)),
                        "r"),
                Arguments.of(
                        "PUT 200 that is still Creating",
                        List.of(
                                on("PUT /r", 200, "", MAKING),
                                on("GET /r", 200, "", MAKING),
                                on("GET /r", 200, "", READY)),
                        "r"),
                Arguments.of(
                        "PUT with status URL, then the resource",
                        List.of(
                                on("PUT /r", 201, status, MAKING), on("GET /status", 200, "", GOES_ON),
                                on("GET /status", 200, "", OVER), on("GET /r", 200, "", READY)),
                        "r"),
                Arguments.of(
                        "PUT with both headers prefers the status URL and the resource",
                        List.of(
                                on("PUT /r", 202, both, ""),
                                on("GET /status", 200, "", "{\"status\":\"SUCCEEDED\"}"),
                                on("GET /r", 200, "", READY)),
                        "r"),
                Arguments.of(
                        "PUT with Location, then the resource",
                        List.of(
                                on("PUT /r", 202, "Location=/result", ""), on("GET /result", 202, "", ""),
                                on("GET /result", 200, "", ""), on("GET /r", 200, "", READY)),
                        "r"),
                Arguments.of(
                        "status document that names the result",
                        List.of(
                                on("POST /r", 202, "Operation-Location=/status", ""),
                                on("GET /status", 200, "", "{\"state\":\"Running\"}"),
                                on("GET /status", 200, "", "{\"state\":\"Succeeded\",\"resourceLocation\":\"/other\"}"),
                                on("GET /other", 200, "", "{\"name\":\"r\"}")),
                        "r"),
                Arguments.of(
                        "POST with both headers takes the result from Location",
                        List.of(
                                on("POST /r", 202, both, ""),
                                on("GET /status", 200, "", OVER),
                                on("GET /result", 200, "", "{\"name\":\"r\"}")),
                        "r"),
                Arguments.of(
                        "POST with Location",
                        List.of(
                                on("POST /r", 202, "Location=/result", ""),
                                on("GET /result", 202, "Location=/moved", ""),
                                on("GET /moved", 200, "", "{\"name\":\"r\"}")),
                        "r"),
                Arguments.of(
                        "POST with status URL alone",
                        List.of(
                                on("POST /r", 202, status, ""),
                                on("GET /status", 200, "", "{\"status\":\"Succeeded\",\"name\":\"r\"}")),
                        "r"),
                Arguments.of("POST answered at once", List.of(on("POST /r", 200, "", "{\"name\":\"r\"}")), "r"),
                Arguments.of("DELETE 204", List.of(on("DELETE /r", 204, "", "")), ""),
                Arguments.of(
                        "DELETE with Location",
                        List.of(on("DELETE /r", 202, "Location=/result", ""), on("GET /result", 204, "", "")),
                        ""),
                Arguments.of(
                        "DELETE with status URL",
                        List.of(on("DELETE /r", 202, both, ""), on("GET /status", 200, "", OVER)),
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("protocols")
    void operationEndsWithItsResult(String protocol, List<Answer> answers, String name) {
        JsonNode result = begin(answers).await();
        assertThat(result.path("name").asText()).isEqualTo(name);
        assertThat(lines()).isEqualTo(answers.stream().map(Answer::line).toList());
        assertThat(ids()).as("every poll repeats the first request id").hasSize(1);
    }

    static List<Arguments> failures() {
        String error =
                "\"error\":{\"code\":\"Outer\",\"message\":\"o\",\"details\":[{\"code\":\"QuotaExceeded\",\"message\":\"no cores\"}]}";
        return List.of(
                Arguments.of("Failed", "Azure-AsyncOperation=/status", "{\"status\":\"Failed\"," + error + "}"),
                Arguments.of("Canceled", "Azure-AsyncOperation=/status", "{\"status\":\"Canceled\"," + error + "}"),
                Arguments.of("Cancelled", "Operation-Location=/status", "{\"state\":\"Cancelled\"," + error + "}"),
                Arguments.of("TimedOut", "Operation-Location=/status", "{\"state\":\"TimedOut\"," + error + "}"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("failures")
    void failureAfterAcceptanceNamesTheInnermostCause(String status, String header, String body) {
        Operation<JsonNode> operation = begin(List.of(on("PUT /r", 202, header, ""), on("GET /status", 200, "", body)));
        OperationFailedException thrown = catchThrowableOfType(OperationFailedException.class, operation::await);
        assertThat(thrown.status()).isEqualTo(status);
        assertThat(thrown.code()).isEqualTo("QuotaExceeded");
        assertThat(thrown).hasMessageContainingAll("PUT " + AZURE.url("/r"), status, "no cores", "request ");
        assertThatThrownBy(operation::await).as("it does not ask again").isSameAs(thrown);
    }

    @Test
    void resourceThatFailsWhileCreatingIsAFailure() {
        String failed =
                "{\"properties\":{\"provisioningState\":\"Failed\",\"error\":{\"code\":\"Broken\",\"message\":\"m\"}}}";
        Operation<JsonNode> operation = begin(List.of(on("PUT /r", 200, "", MAKING), on("GET /r", 200, "", failed)));
        assertThat(catchThrowableOfType(OperationFailedException.class, operation::await)
                        .code())
                .isEqualTo("Broken");
    }

    @Test
    void pollsAreAsFarApartAsTheServiceAsks() {
        begin(List.of(
                        on("PUT /r", 202, "Azure-AsyncOperation=/status;Retry-After=7", ""),
                        on("GET /status", 200, "retry-after-ms=1500", GOES_ON),
                        on("GET /status", 200, "", GOES_ON),
                        on("GET /status", 200, "", OVER),
                        on("GET /r", 200, "", READY)))
                .await();
        assertThat(AZURE.pauses())
                .containsExactly(Duration.ofSeconds(7), Duration.ofMillis(1500), Duration.ofSeconds(5));
    }

    @Test
    void serviceWhoseClockIsAheadDoesNotCutTheWaitShort() {
        Operation<JsonNode> operation = begin(List.of(
                on("PUT /r", 202, "Azure-AsyncOperation=/status", ""),
                on("GET /status", 200, "Date=Thu, 01 Jan 2026 09:00:00 GMT", GOES_ON),
                on("GET /status", 200, "", OVER),
                on("GET /r", 200, "", READY)));
        assertThat(operation.await(Duration.ofMinutes(5)).path("name").asText()).isEqualTo("r");
    }

    @Test
    void waitEndsInTimeAndMayBeBegunAgain() {
        Operation<JsonNode> operation = begin(List.of(
                on("PUT /r", 202, "Azure-AsyncOperation=/status;Retry-After=60", ""),
                on("GET /status", 200, "", OVER),
                on("GET /r", 200, "", READY)));
        assertThatThrownBy(() -> operation.await(Duration.ofSeconds(10)))
                .isInstanceOf(OperationTimeoutException.class)
                .hasMessageContaining("Accepted");
        assertThat(operation.await(Duration.ofMinutes(5)).path("name").asText()).isEqualTo("r");
    }

    @Test
    void progressTellsEveryStatusAndPercent() {
        List<OperationProgress> news = Collections.synchronizedList(new ArrayList<>());
        begin(List.of(
                        on("PUT /r", 202, "Azure-AsyncOperation=/status", ""),
                        on("GET /status", 200, "", "{\"status\":\"Running\",\"percentComplete\":40}"),
                        on("GET /status", 200, "", OVER),
                        on("GET /r", 200, "", READY)))
                .onProgress(news::add)
                .toFuture()
                .join();
        assertThat(news).extracting(OperationProgress::status).containsExactly("Running", "Succeeded");
        assertThat(news.get(0).percent()).isEqualTo(40.0);
    }

    @Test
    void resumeTokenGoesOnElsewhere() {
        String token = begin(List.of(
                        on("PUT /r", 202, "Azure-AsyncOperation=/status", ""),
                        on("GET /status", 200, "", OVER),
                        on("GET /r", 200, "", READY)))
                .resumeToken();
        assertThat(token).doesNotContain(ScriptedAzure.CANARY);
        JsonNode result = AZURE.ml()
                .connection()
                .operations()
                .resume(plane(), token, body -> body)
                .await();
        assertThat(result.path("name").asText()).isEqualTo("r");
    }

    @Test
    void nonsenseIsNoResumeToken() {
        assertThatThrownBy(() -> AZURE.ml().connection().operations().resume(plane(), "{\"method\":1", body -> body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a resume token");
        for (String damaged :
                List.of("null", "{\"method\":null,\"resource\":\"/r\"}", "{\"method\":\"PUT\",\"resource\":null}")) {
            assertThatThrownBy(() -> AZURE.ml().connection().operations().resume(plane(), damaged, body -> body))
                    .as(damaged)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not a resume token");
        }
    }

    private static Operation<JsonNode> begin(List<Answer> answers) {
        script(answers);
        String method = answers.get(0).line().substring(0, answers.get(0).line().indexOf(' '));
        ServiceRequest request = switch (method) {
            case "PUT" -> plane().put("/r");
            case "POST" -> plane().post("/r");
            default -> plane().delete("/r");
        };
        return AZURE.ml().connection().operations().begin(plane(), request.send(), body -> body);
    }

    private static void script(List<Answer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            String[] line = answer.line().split(" ", -1);
            MappingBuilder request = any(urlPathEqualTo(line[1]))
                    .inScenario("script")
                    .whenScenarioStateIs(i == 0 ? "Started" : "answer " + i)
                    .willSetStateTo("answer " + (i + 1));
            AZURE.wire().stubFor(request.willReturn(response(answer)));
        }
    }

    private static ResponseDefinitionBuilder response(Answer answer) {
        ResponseDefinitionBuilder response =
                aResponse().withStatus(answer.status()).withBody(answer.body());
        for (String header : answer.headers().split(";", -1)) {
            if (!header.isEmpty()) {
                String[] pair = header.split("=", -1);
                response.withHeader(pair[0], pair[1]);
            }
        }
        return response;
    }

    private static List<ServeEvent> events() {
        List<ServeEvent> events = new ArrayList<>(AZURE.wire().getAllServeEvents());
        Collections.reverse(events);
        return events;
    }

    private static List<String> lines() {
        return events().stream()
                .map(e -> e.getRequest().getMethod().getName() + " "
                        + e.getRequest().getUrl())
                .toList();
    }

    private static List<String> ids() {
        return events().stream()
                .map(e -> e.getRequest().getHeader("x-ms-client-request-id"))
                .distinct()
                .toList();
    }

    private static ServiceClient plane() {
        return AZURE.ml().connection().arm();
    }
}
