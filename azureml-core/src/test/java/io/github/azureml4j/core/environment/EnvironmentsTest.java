package io.github.azureml4j.core.environment;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.azureml4j.core.WireWorkspace.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureml4j.core.WireWorkspace;
import io.github.azureml4j.testkit.RecordingWireMock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnvironmentsTest {
    private static final String JAVA17 = SCOPE + "/environments/java17/versions/1";
    private static final String DOCUMENT = """
            {"id": "%s", "name": "1", "type": "Microsoft.MachineLearningServices/workspaces/environments/versions",
             "properties": {"image": "eclipse-temurin:17", "osType": "Linux", "environmentType": "UserCreated", "isArchived": false}}
            """.formatted(JAVA17);

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    @RegisterExtension
    final WireWorkspace workspace = new WireWorkspace(SERVER);

    private Environments environments;

    @BeforeEach
    void open() {
        environments = new Environments(workspace.connection());
    }

    @Test
    void imageIsRegistered() {
        SERVER.wireMock().stubFor(put(urlPathEqualTo(JAVA17)).willReturn(jsonResponse(DOCUMENT, 201)));

        Environment environment = environments
                .register("java17", "1")
                .image("eclipse-temurin:17")
                .tag("a", "b")
                .submit();

        SERVER.wireMock()
                .verify(
                        putRequestedFor(urlPathEqualTo(JAVA17))
                                .withQueryParam("api-version", equalTo("2024-04-01"))
                                .withRequestBody(
                                        equalToJson(
                                                "{\"properties\": {\"image\": \"eclipse-temurin:17\", \"osType\": \"Linux\", \"tags\": {\"a\": \"b\"}}}")));
        assertThat(environment.id()).isEqualTo(JAVA17);
        assertThat(environment.name()).isEqualTo("java17");
        assertThat(environment.version()).isEqualTo("1");
        assertThat(environment.image()).isEqualTo("eclipse-temurin:17");
    }

    @Test
    void everythingWrongIsSaidBeforeAnyRequest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> environments.register("", "").submit())
                .withMessageContaining("name ''")
                .withMessageContaining("version is empty")
                .withMessageContaining("image is required");
    }

    @Test
    void versionsAreListed() {
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(SCOPE + "/environments/java17/versions"))
                        .willReturn(okJson("{\"value\": [" + DOCUMENT + "]}")));

        assertThat(environments.list("java17")).singleElement().isEqualTo(readBack());
    }

    private Environment readBack() {
        SERVER.wireMock().stubFor(get(urlPathEqualTo(JAVA17)).willReturn(okJson(DOCUMENT)));
        return environments.get("java17", "1");
    }
}
