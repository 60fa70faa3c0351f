package io.github.azureml4j.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.arm.Pages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service names elsewhere is refused before a byte is sent, whichever way it is named. */
class OriginFenceTest {
    private static final ScriptedAzure AZURE = ScriptedAzure.start();
    private static final WireMockServer EVIL = ScriptedAzure.server();

    @BeforeEach
    void reset() {
        AZURE.reset();
        EVIL.resetAll();
        EVIL.stubFor(any(anyUrl()).willReturn(okJson("{\"status\":\"Succeeded\",\"value\":[]}")));
    }

    @AfterAll
    static void stop() {
        AZURE.close();
        EVIL.stop();
    }

    /** Ways in which a service names an address. */
    enum Way {
        NEXT_LINK,
        LOCATION,
        AZURE_ASYNC_OPERATION,
        OPERATION_LOCATION,
        RESOURCE_LOCATION,
        REDIRECT_302,
        REDIRECT_307,
        RESUME_TOKEN
    }

    static List<Arguments> matrix() {
        int own = AZURE.wire().httpsPort();
        int evil = EVIL.httpsPort();
        List<String> addresses = List.of(
                "https://127.0.0.1:" + own + "/steal",
                "https://localhost:" + evil + "/steal",
                "http://localhost:" + AZURE.wire().port() + "/steal",
                "http://localhost:" + EVIL.port() + "/steal",
                "https://localhost:" + own + "@127.0.0.1:" + evil + "/steal",
                "https://someone@localhost:" + own + "/steal",
                "//127.0.0.1:" + evil + "/steal",
                "https://localhost.:" + evil + "/steal",
                "https://management.azure.com.evil.example/steal",
                "http://169.254.169.254/steal",
                "ftp://localhost:" + own + "/steal");
        List<Arguments> matrix = new ArrayList<>();
        for (Way way : Way.values()) {
            addresses.forEach(address -> matrix.add(Arguments.of(way, address)));
        }
        return matrix;
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("matrix")
    void nothingIsSentElsewhere(Way way, String address) {
        assertThatThrownBy(() -> lure(way, address))
                .isInstanceOf(OriginRefusedException.class)
                .hasMessageContaining("refused");
        assertThat(EVIL.getAllServeEvents()).isEmpty();
        assertThat(AZURE.wire().getAllServeEvents())
                .noneMatch(e -> e.getRequest().getUrl().contains("steal"));
    }

    @Test
    void exceptionNamesTheOriginAndNoToken() {
        String elsewhere = "https://localhost:" + EVIL.httpsPort();
        assertThatThrownBy(() -> lure(Way.NEXT_LINK, elsewhere + "/x?sig=secret"))
                .hasMessageContaining(elsewhere)
                .hasMessageNotContaining(ScriptedAzure.CANARY)
                .hasMessageNotContaining("secret");
    }

    @Test
    void redirectWithinTheOriginIsFollowed() {
        stub("/go", aResponse().withStatus(307).withHeader("Location", "/there"));
        stub("/there", okJson("{\"ok\":true}"));
        assertThat(plane().get("/go").json().path("ok").asBoolean()).isTrue();
    }

    private static void lure(Way way, String address) {
        switch (way) {
            case NEXT_LINK -> {
                stub("/list", okJson("{\"value\":[1],\"nextLink\":\"" + address + "\"}"));
                Pages.of(plane().get("/list"), item -> item).forEach(item -> {});
            }
            case LOCATION -> operation("Location", address);
            case AZURE_ASYNC_OPERATION -> operation("Azure-AsyncOperation", address);
            case OPERATION_LOCATION -> operation("Operation-Location", address);
            case RESOURCE_LOCATION -> {
                stub("/status", okJson("{\"status\":\"Succeeded\",\"resourceLocation\":\"" + address + "\"}"));
                operation("Azure-AsyncOperation", AZURE.url("/status"));
            }
            case REDIRECT_302 -> redirect(302, address);
            case REDIRECT_307 -> redirect(307, address);
            case RESUME_TOKEN -> {
                String token =
                        "{\"method\":\"PUT\",\"resource\":\"" + AZURE.url("/r") + "\",\"status\":\"" + address + "\"}";
                AZURE.ml().connection().operations().resume(plane(), token, body -> body);
            }
        }
    }

    private static void redirect(int status, String address) {
        stub("/go", aResponse().withStatus(status).withHeader("Location", address));
        plane().get("/go").send();
    }

    private static void operation(String header, String address) {
        AZURE.wire()
                .stubFor(put(urlPathEqualTo("/r"))
                        .willReturn(aResponse().withStatus(202).withHeader(header, address)));
        AZURE.ml()
                .connection()
                .operations()
                .begin(plane(), plane().put("/r").send(), body -> body)
                .await();
    }

    private static void stub(String path, ResponseDefinitionBuilder answer) {
        AZURE.wire().stubFor(get(urlPathEqualTo(path)).willReturn(answer));
    }

    private static ServiceClient plane() {
        return AZURE.ml().connection().arm();
    }
}
