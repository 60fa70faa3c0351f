package io.github.azureml4j.core.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A run of a scripted workspace, and a scripted blob service that holds its log. Register it after the server. */
final class ScriptedRun implements BeforeEachCallback, AfterEachCallback {

    static final String ID = "job-1";
    static final String LOG = "user_logs/std_log.txt";
    static final WorkspaceId WORKSPACE = new WorkspaceId(ScriptedAzure.SUBSCRIPTION, "rg-clinic", "clinic");
    static final String EXPERIMENT = "/history/v1.0" + WORKSPACE.scope() + "/experiments/diagnosis";
    static final String RUN = EXPERIMENT + "/runs/" + ID;

    private final RecordingWireMock server;
    private ScriptedAzure azure;
    private WireMockServer blobs;

    ScriptedRun(RecordingWireMock server) {
        this.server = server;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        azure = ScriptedAzure.on(server);
        blobs = ScriptedAzure.server();
        server.wireMock()
                .stubFor(get(urlPathEqualTo(WORKSPACE.scope()))
                        .willReturn(okJson("{\"properties\":{\"discoveryUrl\":\"" + azure.url("/discovery") + "\"}}")));
        server.wireMock()
                .stubFor(get(urlPathEqualTo("/discovery")).willReturn(okJson("{\"api\":\"" + azure.url("") + "\"}")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        azure.ml().close();
        blobs.stop();
    }

    ScriptedAzure azure() {
        return azure;
    }

    WireMockServer blobs() {
        return blobs;
    }

    WorkspaceConnection workspace() {
        return new WorkspaceConnection(azure.ml().connection(), WORKSPACE);
    }

    Run run() {
        return new Runs(workspace()).run("diagnosis", ID);
    }

    /** Run history answers with these documents in turn; the last one stays. */
    void details(String... documents) {
        for (int i = 0; i < documents.length; i++) {
            boolean last = i == documents.length - 1;
            server.wireMock()
                    .stubFor(get(urlPathEqualTo(RUN + "/details"))
                            .inScenario("details")
                            .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "details " + i)
                            .willSetStateTo("details " + (last ? i : i + 1))
                            .willReturn(okJson(documents[i])));
            if (last && i == 0) {
                server.wireMock().stubFor(get(urlPathEqualTo(RUN + "/details")).willReturn(okJson(documents[i])));
            }
        }
    }

    String document(String status, String signature) {
        return """
                {"runId":"%s","status":"%s","tags":{"stage":"dev"},"properties":{},"logFiles":{
                  "system_logs/agent.log":"https://nobody.invalid/agent.log?sig=x",
                  "%s":"https://localhost:%d/log?sig=%s"}}""".formatted(ID, status, LOG, blobs.httpsPort(), signature);
    }

    /** The blob service holds this text for the given signature, and answers ranges as Azure does. */
    void log(String signature, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        blobs.stubFor(get(urlPathEqualTo("/log"))
                .atPriority(9)
                .withQueryParam("sig", equalTo(signature))
                .willReturn(aResponse().withStatus(416)));
        for (int from = 0; from < bytes.length; from++) {
            range(signature, "bytes=" + from + "-", Arrays.copyOfRange(bytes, from, bytes.length), from, bytes.length);
        }
        if (bytes.length > 0) {
            range(signature, "bytes=0-0", Arrays.copyOf(bytes, 1), 0, bytes.length);
        }
    }

    private void range(String signature, String range, byte[] part, int from, int size) {
        blobs.stubFor(get(urlPathEqualTo("/log"))
                .withQueryParam("sig", equalTo(signature))
                .withHeader("Range", equalTo(range))
                .willReturn(aResponse()
                        .withStatus(206)
                        .withHeader("Content-Range", "bytes " + from + "-" + (from + part.length - 1) + "/" + size)
                        .withBody(part)));
    }
}
