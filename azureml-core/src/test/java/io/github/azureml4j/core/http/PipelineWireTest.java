package io.github.azureml4j.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.azureml4j.core.AuthenticationException;
import io.github.azureml4j.core.ConflictException;
import io.github.azureml4j.core.NotFoundException;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.ThrottledException;
import io.github.azureml4j.core.TransportException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineWireTest {
    private static final ScriptedAzure AZURE = ScriptedAzure.start();

    @BeforeEach
    void reset() {
        AZURE.reset();
    }

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    @Test
    void requestCarriesAgentTokenVersionAndEncodedNames() {
        AZURE.wire().stubFor(any(anyUrl()).willReturn(okJson("{}")));
        plane().apiVersion("2024-04-01")
                .get("/jobs/{}/x", "a b/c?d")
                .query("filter", "x eq 'y'&z")
                .query("none", null)
                .send();
        ServeEvent sent = events().get(0);
        assertThat(sent.getRequest().getUrl())
                .isEqualTo("/jobs/a%20b%2Fc%3Fd/x?api-version=2024-04-01&filter=x%20eq%20%27y%27%26z");
        assertThat(sent.getRequest().getHeader("User-Agent")).startsWith("azureml4j/");
        assertThat(sent.getRequest().getHeader("Authorization")).startsWith("Bearer " + ScriptedAzure.CANARY);
        assertThat(ids()).hasSize(1).doesNotContain("");
    }

    @Test
    void allAttemptsCarryOneRequestId() {
        AZURE.wire()
                .stubFor(get(anyUrl())
                        .inScenario("x")
                        .whenScenarioStateIs("Started")
                        .willSetStateTo("up")
                        .willReturn(aResponse().withStatus(503)));
        AZURE.wire()
                .stubFor(get(anyUrl()).inScenario("x").whenScenarioStateIs("up").willReturn(okJson("{}")));
        plane().get("/x").send();
        assertThat(events()).hasSize(2);
        assertThat(ids()).hasSize(1);
    }

    @Test
    void rejectedTokenIsRenewedOnceAndTheRequestReplayed() {
        AZURE.wire().stubFor(post(anyUrl()).willReturn(aResponse().withStatus(401)));
        int before = AZURE.tokens();
        assertThatThrownBy(() -> plane().post("/x").json(Map.of("a", 1)).send())
                .isInstanceOf(AuthenticationException.class);
        assertThat(events()).hasSize(2);
        assertThat(AZURE.tokens() - before).isBetween(1, 2);
        assertThat(events().stream()
                        .map(e -> e.getRequest().getHeader("Authorization"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void claimsOfAChallengeReachTheCredential() {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true}}}";
        String coded = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        AZURE.wire()
                .stubFor(get(anyUrl())
                        .inScenario("c")
                        .whenScenarioStateIs("Started")
                        .willSetStateTo("ok")
                        .willReturn(aResponse()
                                .withStatus(401)
                                .withHeader(
                                        "WWW-Authenticate",
                                        "Bearer authorization_uri=\"https://x\", error=\"insufficient_claims\", claims=\""
                                                + coded + "\"")));
        AZURE.wire()
                .stubFor(get(anyUrl()).inScenario("c").whenScenarioStateIs("ok").willReturn(okJson("{}")));
        plane().get("/x").send();
        assertThat(AZURE.claims()).contains(claims);
    }

    @Test
    void brokenConnectionNeverRepeatsAPost() {
        AZURE.wire().stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        TransportException thrown = catchThrowableOfType(
                TransportException.class,
                () -> plane().post("/x").json(Map.of()).send());
        assertThat(thrown.unsent()).isFalse();
        assertThat(events()).hasSize(1);
    }

    @Test
    void refusedConnectionIsProvablyUnsent() {
        try (ScriptedAzure gone = ScriptedAzure.start()) {
            gone.wire().stop();
            TransportException thrown = catchThrowableOfType(
                    TransportException.class,
                    () -> gone.ml().connection().arm().post("/x").send());
            assertThat(thrown.unsent()).isTrue();
            assertThat(gone.pauses()).hasSize(9);
        }
    }

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of(401, AuthenticationException.class),
                Arguments.of(403, PermissionException.class),
                Arguments.of(404, NotFoundException.class),
                Arguments.of(409, ConflictException.class),
                Arguments.of(412, ConflictException.class),
                Arguments.of(429, ThrottledException.class),
                Arguments.of(400, ServiceException.class),
                Arguments.of(501, ServiceException.class));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("refusals")
    void refusalSaysWhatWasAskedWhatCameAndWhatToTry(int status, Class<? extends ServiceException> kind) {
        AZURE.wire()
                .stubFor(put(anyUrl())
                        .willReturn(jsonResponse(
                                        "{\"error\":{\"code\":\"Outer\",\"message\":\"o\",\"details\":[{\"code\":\"Inner\",\"message\":\"the cause\"}]}}",
                                        status)
                                .withHeader("x-ms-request-id", "req-7")
                                .withHeader("x-ms-correlation-request-id", "cor-7")));
        ServiceException thrown = catchThrowableOfType(
                ServiceException.class,
                () -> plane().put("/thing").query("sig", "secret").send());
        assertThat(thrown).isExactlyInstanceOf(kind);
        assertThat(thrown.code()).isEqualTo("Inner");
        assertThat(thrown.correlationId()).contains("cor-7");
        assertThat(thrown)
                .hasMessageContainingAll("PUT " + AZURE.url("/thing"), status + " Inner: the cause", "req-7", "Try: ")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining(ScriptedAzure.CANARY);
    }

    @Test
    void throttledExceptionKnowsHowLong() {
        AZURE.wire()
                .stubFor(post(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "900")));
        ThrottledException thrown = catchThrowableOfType(
                ThrottledException.class, () -> plane().post("/x").send());
        assertThat(thrown.retryAfter()).contains(Duration.ofMinutes(15));
        assertThat(events()).hasSize(1);
    }

    @Test
    void missingProviderIsRegisteredAndTheRequestRepeatedUnderANewId() {
        String group = "/subscriptions/s/resourceGroups/g/x";
        String refusal =
                "{\"error\":{\"code\":\"MissingSubscriptionRegistration\",\"message\":\"The subscription is not registered to use namespace 'Microsoft.KeyVault'. See\"}}";
        AZURE.wire()
                .stubFor(put(urlPathEqualTo(group))
                        .inScenario("r")
                        .whenScenarioStateIs("Started")
                        .willReturn(jsonResponse(refusal, 409)));
        AZURE.wire()
                .stubFor(put(urlPathEqualTo(group))
                        .inScenario("r")
                        .whenScenarioStateIs("done")
                        .willReturn(okJson("{\"ok\":1}")));
        AZURE.wire()
                .stubFor(post(urlPathEqualTo("/subscriptions/s/providers/Microsoft.KeyVault/register"))
                        .withQueryParam("api-version", equalTo("2016-02-01"))
                        .willReturn(okJson("{\"registrationState\":\"Registering\"}")));
        AZURE.wire()
                .stubFor(get(urlPathEqualTo("/subscriptions/s/providers/Microsoft.KeyVault"))
                        .inScenario("r")
                        .willSetStateTo("done")
                        .willReturn(okJson("{\"registrationState\":\"Registered\"}")));
        assertThat(plane().put(group).json(Map.of()).json().path("ok").asInt()).isEqualTo(1);
        assertThat(events().stream()
                        .filter(e -> e.getRequest().getMethod().getName().equals("PUT"))
                        .map(e -> e.getRequest().getHeader("x-ms-client-request-id"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void absentThingIsEmptyAndOtherRefusalsAreNot() {
        AZURE.wire()
                .stubFor(get(urlPathEqualTo("/absent"))
                        .willReturn(aResponse().withStatus(404).withBody("gone")));
        AZURE.wire()
                .stubFor(get(urlPathEqualTo("/closed")).willReturn(aResponse().withStatus(403)));
        assertThat(plane().get("/absent").find()).isEmpty();
        assertThatThrownBy(() -> plane().get("/closed").find()).isInstanceOf(PermissionException.class);
    }

    private static List<ServeEvent> events() {
        return AZURE.wire().getAllServeEvents();
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
