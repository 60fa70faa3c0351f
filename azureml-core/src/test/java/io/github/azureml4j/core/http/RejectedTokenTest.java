package io.github.azureml4j.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.azureml4j.core.AuthenticationException;
import io.github.azureml4j.core.ScriptedAzure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets: a service that rejects the token that everybody uses. */
@Timeout(60)
class RejectedTokenTest {

    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";
    private static final String CODED = Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8));

    private final ScriptedAzure azure = ScriptedAzure.start();

    @BeforeEach
    void useTheFirstToken() throws Exception {
        azure.wire().stubFor(get(anyUrl()).willReturn(okJson("{}")));
        ask();
        assertThat(azure.tokens()).isEqualTo(1);
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @ParameterizedTest(name = "with claims: {0}")
    @ValueSource(booleans = {false, true})
    void sixtyFourCallersRejectedTogetherCostOneToken(boolean withClaims) throws Exception {
        reject("1", withClaims ? challenge(CODED) : aResponse().withStatus(401));

        together(64, this::ask);

        assertThat(azure.tokens()).isEqualTo(2);
        assertThat(azure.claims()).isEqualTo(withClaims ? List.of(CLAIMS) : List.of());
        assertThat(accepted())
                .containsOnly("Bearer " + ScriptedAzure.CANARY + "2")
                .hasSize(64);
    }

    @Test
    void officialClientsJoinTheAnswer() throws Exception {
        reject("1", challenge(CODED));
        ask();

        assertThat(azure.ml()
                        .connection()
                        .credential()
                        .getTokenSync(new TokenRequestContext()
                                .addScopes(azure.ml().connection().cloud().resourceManagerScope())
                                .setCaeEnabled(true)
                                .setClaims(CLAIMS))
                        .getToken())
                .isEqualTo(ScriptedAzure.CANARY + "2");
        assertThat(azure.tokens()).isEqualTo(2);
    }

    @Test
    void secondChallengeInOneCallIsAnErrorAndTheNextCallAnswersIt() throws Exception {
        reject("1", challenge(CODED));
        reject("2", challenge(CODED));

        assertThatThrownBy(this::ask).isInstanceOf(AuthenticationException.class);
        assertThat(azure.tokens()).isEqualTo(2);
        ask();

        assertThat(azure.claims()).containsExactly(CLAIMS, CLAIMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer claims=\"e30=\", claims=\"e30=\"",
                "Bearer claims=\"e30=\", PoP claims=\"e30=\", Bearer claims=\"e30=\"",
                "Bearer claims=\"no base64\"",
            })
    void challengeThatCannotBeAnsweredIsTheCallersAndCostsNoToken(String field) {
        reject("1", aResponse().withStatus(401).withHeader("WWW-Authenticate", field));

        assertThatThrownBy(this::ask).isInstanceOf(AuthenticationException.class);

        assertThat(azure.tokens()).isEqualTo(1);
    }

    @Test
    void severalFieldsAreReadAsOne() throws Exception {
        reject(
                "1",
                aResponse()
                        .withStatus(401)
                        .withHeader(
                                "WWW-Authenticate",
                                "PoP authorization_uri=\"https://login.evil.example/x\"",
                                "Bearer error_description=\"a, \\\"claims\\\"=\\\"x\\\", b\", claims=\"" + CODED
                                        + "\""));
        ask();

        assertThat(azure.claims()).containsExactly(CLAIMS);
    }

    @Test
    void theFieldChangesNoAuthority() throws Exception {
        reject(
                "1",
                aResponse()
                        .withStatus(401)
                        .withHeader(
                                "WWW-Authenticate",
                                "Bearer authorization_uri=\"https://localhost:"
                                        + azure.wire().httpsPort()
                                        + "/evil-tenant/oauth2\", resource=\"https://evil.example\", scope=\"evil\","
                                        + " claims=\"" + CODED + "\""));
        ask();

        assertThat(azure.requests())
                .allSatisfy(request -> {
                    assertThat(request.getTenantId()).isNull();
                    assertThat(request.getScopes())
                            .containsExactly(azure.ml().connection().cloud().resourceManagerScope());
                })
                .allMatch(request -> request.isCaeEnabled());
        assertThat(azure.wire().getAllServeEvents())
                .noneMatch(event -> event.getRequest().getUrl().contains("evil"));
    }

    private List<String> accepted() {
        return azure.wire().getAllServeEvents().stream()
                .filter(event -> event.getResponse().getStatus() == 200)
                .map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().equals("/x"))
                .map(request -> request.getHeader("Authorization"))
                .filter(header -> !header.equals("Bearer " + ScriptedAzure.CANARY + "1"))
                .toList();
    }

    private void reject(String number, ResponseDefinitionBuilder refusal) {
        azure.wire()
                .stubFor(get(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer " + ScriptedAzure.CANARY + number))
                        .willReturn(refusal));
    }

    private static ResponseDefinitionBuilder challenge(String claims) {
        return aResponse()
                .withStatus(401)
                .withHeader(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=\"https://login.evil.example/x\", error=\"insufficient_claims\", claims=\""
                                + claims + "\"");
    }

    private int ask() {
        return azure.ml().connection().arm().get("/x").send().status();
    }

    private static <T> void together(int threads, Callable<T> call) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            for (Future<T> future : futures) {
                future.get(30, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
