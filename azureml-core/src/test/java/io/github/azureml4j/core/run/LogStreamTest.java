package io.github.azureml4j.core.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class LogStreamTest {

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    @RegisterExtension
    final ScriptedRun scripted = new ScriptedRun(SERVER);

    @Test
    void linesComeOnceWhileTheRunWritesThem() {
        scripted.details(
                scripted.document("Preparing", "none"),
                scripted.document("Running", "one"),
                scripted.document("Running", "two"),
                scripted.document("Completed", "three"));
        scripted.blobs()
                .stubFor(get(urlPathEqualTo("/log"))
                        .atPriority(10)
                        .willReturn(aResponse().withStatus(404)));
        scripted.log("one", "epoch 1\nepo");
        scripted.log("two", "epoch 1\nepoch 2\nend");
        scripted.log("three", "epoch 1\nepoch 2\nend of it");

        assertThat(read()).containsExactly("epoch 1", "epoch 2", "end of it");
        assertThat(scripted.azure().pauses()).hasSize(3);
    }

    @Test
    void onlyNewBytesAreAskedFor() {
        scripted.details(scripted.document("Running", "one"), scripted.document("Completed", "two"));
        scripted.log("one", "epoch 1\n");
        scripted.log("two", "epoch 1\nepoch 2\n");

        read();

        scripted.blobs().verify(1, getRequestedFor(urlPathEqualTo("/log")).withHeader("Range", equalTo("bytes=0-")));
        scripted.blobs().verify(1, getRequestedFor(urlPathEqualTo("/log")).withHeader("Range", equalTo("bytes=8-")));
    }

    @Test
    void theSignatureIsTheOnlyCredential() {
        scripted.details(scripted.document("Completed", "one"));
        scripted.log("one", "epoch 1\n");

        read();

        scripted.blobs().verify(1, getRequestedFor(anyUrl()).withoutHeader("Authorization"));
    }

    @Test
    void anExpiredSignatureIsReplacedByFreshDetails() {
        scripted.details(scripted.document("Running", "old"), scripted.document("Completed", "new"));
        scripted.blobs()
                .stubFor(get(urlPathEqualTo("/log"))
                        .withQueryParam("sig", equalTo("old"))
                        .willReturn(aResponse().withStatus(403)));
        scripted.log("new", "epoch 1\n");

        assertThat(read()).containsExactly("epoch 1");
    }

    @Test
    void aServerWithoutRangesCausesNoDoubleLines() {
        scripted.details(scripted.document("Running", "one"), scripted.document("Completed", "one"));
        scripted.blobs()
                .stubFor(get(urlPathEqualTo("/log")).willReturn(aResponse().withBody("epoch 1\nepoch 2\n")));

        assertThat(read()).containsExactly("epoch 1", "epoch 2");
    }

    @Test
    void aLogThatCannotBeReadIsAnErrorWithoutTheSignature() {
        scripted.details(scripted.document("Running", "secret"));
        scripted.blobs()
                .stubFor(get(urlPathEqualTo("/log")).willReturn(aResponse().withStatus(500)));

        assertThatThrownBy(this::read)
                .isInstanceOf(TransportException.class)
                .hasMessageContaining(ScriptedRun.LOG)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aStreamIsReadOnce() {
        scripted.details(scripted.document("Completed", "one"));
        scripted.log("one", "");
        try (LogStream lines = scripted.run().logs()) {
            assertThat(lines).isEmpty();
            assertThatThrownBy(lines::iterator).isInstanceOf(IllegalStateException.class);
        }
    }

    private List<String> read() {
        List<String> texts = new ArrayList<>();
        try (LogStream lines = scripted.run().logs()) {
            lines.forEach(line -> texts.add(line.text()));
        }
        return texts;
    }
}
