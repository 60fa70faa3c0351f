package io.github.azureml4j.testkit;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWireMockTest {
    @TempDir
    Path directory;

    private String before;

    @BeforeEach
    void recordHere() {
        before = System.getProperty(RecordingWireMock.TRAFFIC_DIR, "");
        System.setProperty(RecordingWireMock.TRAFFIC_DIR, directory.toString());
    }

    @AfterEach
    void recordWhereItWas() {
        System.setProperty(RecordingWireMock.TRAFFIC_DIR, before);
    }

    @Test
    void exchangeIsOneLineOfJson() throws Exception {
        try (RecordingWireMock server = RecordingWireMock.http().start()) {
            exchange(server, HttpClient.newHttpClient());
        }
        JsonNode line = recorded().get(0);
        assertThat(line.at("/source").asText()).isEqualTo("wiremock");
        assertThat(line.at("/client").asText()).isEqualTo("azureml4j/test");
        assertThat(line.at("/method").asText()).isEqualTo("PUT");
        assertThat(line.at("/host").asText()).isEqualTo("localhost");
        assertThat(line.at("/path").asText()).isEqualTo("/models/a%20b");
        assertThat(line.at("/query/api-version").asText()).isEqualTo("2024-04-01");
        assertThat(line.at("/query/tags").asText()).isEqualTo("k=v, w");
        assertThat(line.at("/requestBody/name").asText()).isEqualTo("iris");
        assertThat(line.at("/status").asInt()).isEqualTo(201);
        assertThat(line.at("/responseHeaders/location").asText()).isEqualTo("https://localhost/op");
        assertThat(line.at("/responseBody/id").asInt()).isEqualTo(7);
    }

    @Test
    void credentialIsNeverWritten() throws Exception {
        try (RecordingWireMock server = RecordingWireMock.http().start()) {
            exchange(server, HttpClient.newHttpClient());
        }
        assertThat(text()).contains("azureml4j/test").doesNotContainIgnoringCase("authorization", "s3cret");
    }

    @Test
    void clientThatTrustsTheCertificateIsServedOverTls() throws Exception {
        try (RecordingWireMock server = RecordingWireMock.https().start()) {
            exchange(server, HttpClient.newBuilder().sslContext(trusting()).build());
        }
        assertThat(recorded().get(0).at("/scheme").asText()).isEqualTo("https");
    }

    @Test
    void nothingIsWrittenWithoutADirectory() throws Exception {
        System.setProperty(RecordingWireMock.TRAFFIC_DIR, "");
        try (RecordingWireMock server = RecordingWireMock.http().start()) {
            exchange(server, HttpClient.newHttpClient());
        }
        assertThat(directory).isEmptyDirectory();
    }

    private static void exchange(RecordingWireMock server, HttpClient client) throws Exception {
        server.wireMock()
                .stubFor(any(anyUrl())
                        .willReturn(jsonResponse("{\"id\":7}", 201).withHeader("Location", "https://localhost/op")));
        HttpRequest request = HttpRequest.newBuilder(server.uri("/models/a%20b?api-version=2024-04-01&tags=k%3Dv%2C+w"))
                .header("Authorization", "Bearer s3cret")
                .header("User-Agent", "azureml4j/test")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"name\":\"iris\"}"))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    private static SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("testkit", RecordingWireMock.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private List<JsonNode> recorded() throws Exception {
        ObjectMapper json = new ObjectMapper();
        return text().lines()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (Exception e) {
                        throw new IllegalStateException(line, e);
                    }
                })
                .toList();
    }

    private String text() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }
}
