package io.github.azureml4j.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudDiscoveryTest {

    private static final String PATH = "/metadata/endpoints";

    @RegisterExtension
    static final RecordingWireMock server = RecordingWireMock.https();

    private static AzureMlLocal local;
    private static Transport toLocal;
    private static Transport toServer;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        toLocal = Transport.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .build();
        toServer = Transport.builder().trust(RecordingWireMock.certificate()).build();
    }

    @AfterAll
    static void stop() {
        toServer.close();
        toLocal.close();
        local.close();
    }

    static List<AzureCloud> builtIn() {
        return AzureCloud.builtIn();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void builtInCloudDescribesItselfAsTheTableDoes(AzureCloud cloud) {
        assertThat(AzureCloud.discover(cloud.resourceManager(), toLocal)).isEqualTo(cloud);
    }

    @Test
    void cloudOfOneHostIsReadWithoutAToken() {
        answers(document("https://login.airgap.example/", "[\"https://management.airgap.example/guid\"]"));

        AzureCloud cloud = AzureCloud.discover(server.uri(), toServer);

        assertThat(cloud.name()).isEqualTo("Airgap");
        assertThat(cloud.authorityHost()).hasToString("https://login.airgap.example");
        assertThat(cloud.resourceManager()).isEqualTo(server.uri());
        assertThat(cloud.resourceManagerScope()).isEqualTo("https://management.airgap.example/guid/.default");
        assertThat(cloud.blobEndpoint("acc")).hasToString("https://acc.blob.core.airgap.example");
        assertThat(cloud.vaultEndpoint("kv")).hasToString("https://kv.vault.airgap.example");
        assertThat(asked()).singleElement().satisfies(event -> {
            assertThat(event.getRequest().getUrl()).isEqualTo(PATH + "?api-version=2022-09-01");
            assertThat(event.getRequest().getHeader("Authorization")).isNull();
        });
    }

    @Test
    void whatTheDocumentDoesNotSayIsSetByHand() {
        answers(document("https://login.airgap.example/", "[\"" + server.uri() + "/\"]"));
        AzureCloud discovered = AzureCloud.discover(server.uri(), toServer);

        assertThat(discovered.isRegionEndpoint(URI.create("https://r1.api.azureml.ms")))
                .isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> discovered.regionEndpoint("r1"))
                .withMessageContainingAll("Airgap", "REGION_SUFFIX", "toBuilder()");
        AzureCloud whole = discovered.toBuilder()
                .regionSuffix("api.ml.airgap.example")
                .machineLearning("https://ml.airgap.example")
                .build();
        assertThat(whole.regionEndpoint("r1")).hasToString("https://r1.api.ml.airgap.example");
        assertThat(whole.machineLearningScope()).isEqualTo("https://ml.airgap.example/.default");
        assertThat(whole.resourceManagerScope()).isEqualTo(server.uri() + "/.default");
    }

    @Test
    void listOfOlderVersionsIsReadWhereTheNewFormIsRefused() {
        server.wireMock().stubFor(get(urlPathEqualTo(PATH)).willReturn(status(400)));
        server.wireMock()
                .stubFor(get(urlPathEqualTo(PATH))
                        .withQueryParam("api-version", WireMock.equalTo("2019-05-01"))
                        .willReturn(okJson("[{\"name\":\"Other\",\"resourceManager\":\"https://other.example/\"},"
                                + document("https://adfs.airgap.example/adfs", "[\"https://m.example/\"]") + "]")));

        assertThat(AzureCloud.discover(server.uri(), toServer).authorityHost())
                .hasToString("https://adfs.airgap.example");
    }

    @Test
    void everythingThatIsMissingOrWrongIsNamedAtOnce() {
        answers("{\"resourceManager\":\"https://evil.example/\",\"portal\":\"http://portal.airgap.example\","
                + "\"suffixes\":{\"storage\":\"core.airgap.example/x\"}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AzureCloud.discover(server.uri(), toServer))
                .withMessageContainingAll(
                        "/resourceManager: names another one, https://evil.example",
                        "/authentication/loginEndpoint",
                        "/authentication/audiences",
                        "/suffixes/storage",
                        "/suffixes/keyVaultDns",
                        "/portal");
    }

    @Test
    void listThatDoesNotNameTheOneAskedIsRefused() {
        answers("[{\"name\":\"Other\",\"resourceManager\":\"https://other.example/\"}]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AzureCloud.discover(server.uri(), toServer))
                .withMessageContaining("[Other]");
    }

    @Test
    void hostWithoutSuchADocumentIsNamed() {
        server.wireMock().stubFor(get(urlPathEqualTo(PATH)).willReturn(status(404)));

        assertThatThrownBy(() -> AzureCloud.discover(server.uri(), toServer))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(server.uri().toString(), "404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://management.example", "https://management.example/path", "https://u@management.example"})
    void onlyAPlainHttpsOriginIsAsked(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> AzureCloud.discover(URI.create(address), toServer));
    }

    private static void answers(String body) {
        server.wireMock().stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson(body)));
    }

    private static List<ServeEvent> asked() {
        return server.wireMock().getAllServeEvents();
    }

    private static String document(String login, String audiences) {
        return """
                {"name": "Airgap", "resourceManager": "%s/", "portal": "https://portal.airgap.example/",
                 "authentication": {"loginEndpoint": "%s", "audiences": %s},
                 "suffixes": {"storage": "core.airgap.example", "keyVaultDns": ".vault.airgap.example"}}
                """.formatted(server.uri(), login, audiences);
    }
}
