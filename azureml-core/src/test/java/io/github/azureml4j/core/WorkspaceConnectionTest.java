package io.github.azureml4j.core;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceConnectionTest {
    private static final ScriptedAzure AZURE = ScriptedAzure.start();
    private static final WireMockServer EVIL = ScriptedAzure.server();

    private static int names;

    /** Each under its own name: what is known of a workspace is known to all handles. */
    private final Workspace workspace = AZURE.ml().workspaces().handle("g", "ws1" + ++names);

    @BeforeEach
    void reset() {
        AZURE.reset();
        EVIL.resetAll();
        EVIL.stubFor(any(anyUrl()).willReturn(okJson("{\"api\":\"" + AZURE.url("") + "\"}")));
    }

    @AfterAll
    static void stop() {
        AZURE.close();
        EVIL.stop();
    }

    @Test
    void regionIsDiscoveredOnceWithoutAuthorization() {
        discoveryAt(AZURE.url("/discovery/workspaces/1"));
        AZURE.wire()
                .stubFor(get(urlPathEqualTo("/discovery/workspaces/1"))
                        .willReturn(okJson("{\"api\":\"" + AZURE.url("") + "\"}")));
        AZURE.wire().stubFor(get(urlPathMatching("/history/.*")).willReturn(okJson("{}")));
        workspace
                .connection()
                .region()
                .get("/history/v1.0" + workspace.connection().scope())
                .send();
        workspace
                .connection()
                .region()
                .get("/history/v1.0" + workspace.connection().scope())
                .send();
        List<ServeEvent> discoveries = AZURE.wire().getAllServeEvents().stream()
                .filter(e -> e.getRequest().getUrl().startsWith("/discovery"))
                .toList();
        assertThat(discoveries).hasSize(1);
        assertThat(discoveries.get(0).getRequest().getHeader("Authorization")).isNull();
        assertThat(AZURE.wire().getAllServeEvents().get(0).getRequest().getHeader("Authorization"))
                .startsWith("Bearer ");
    }

    @Test
    void discoveryUrlElsewhereIsRefused() {
        discoveryAt("https://localhost:" + EVIL.httpsPort() + "/discovery");
        assertThatThrownBy(() -> workspace.connection().region())
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("https://localhost:" + EVIL.httpsPort());
        assertThat(EVIL.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.azureml.ms.evil.example",
                "http://eastus.api.azureml.ms",
                "https://eastus.api.azureml.ms:8443",
                "https://eastus.api.ml.azure.cn",
                "https://x@eastus.api.azureml.ms"
            })
    void regionHostOutsideTheCloudIsRefused(String api) {
        discoveryAt(AZURE.url("/discovery"));
        AZURE.wire().stubFor(get(urlPathEqualTo("/discovery")).willReturn(okJson("{\"api\":\"" + api + "\"}")));
        assertThatThrownBy(() -> workspace.connection().region()).isInstanceOf(RuntimeException.class);
    }

    @Test
    void workspaceWithoutDiscoveryIsNamed() {
        AZURE.wire().stubFor(get(urlPathEqualTo(workspace.id().scope())).willReturn(okJson("{\"properties\":{}}")));
        assertThatThrownBy(() -> workspace.connection().region()).hasMessageContainingAll("ws1", "discoveryUrl");
    }

    private void discoveryAt(String url) {
        AZURE.wire()
                .stubFor(get(urlPathEqualTo(workspace.id().scope()))
                        .willReturn(okJson("{\"properties\":{\"discoveryUrl\":\"" + url + "\"}}")));
    }
}
