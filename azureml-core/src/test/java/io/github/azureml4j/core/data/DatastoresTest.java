package io.github.azureml4j.core.data;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.azureml4j.core.WireWorkspace.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WireWorkspace;
import io.github.azureml4j.testkit.RecordingWireMock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatastoresTest {
    private static final String SECRETS = SCOPE + "/datastores/store/listSecrets";

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    @RegisterExtension
    final WireWorkspace workspace = new WireWorkspace(SERVER);

    private WireMockServer wire;
    private Datastores datastores;

    @BeforeEach
    void open() {
        wire = SERVER.wireMock();
        datastores = new Datastores(workspace.connection());
    }

    @Test
    void defaultIsAskedForByItsFlag() {
        wire.stubFor(get(urlPathEqualTo(SCOPE + "/datastores"))
                .withQueryParam("isDefault", equalTo("true"))
                .willReturn(okJson(
                        "{\"value\": [" + document("account", "container", "core.windows.net", "AccountKey") + "]}")));

        Datastore datastore = datastores.getDefault();

        assertThat(datastore.name()).isEqualTo("store");
        assertThat(datastore.isDefault()).isTrue();
        assertThat(datastore.isBlob()).isTrue();
        assertThat(datastore.container()).isEqualTo("container");
    }

    @Test
    void workspaceWithoutDefaultSaysSo() {
        wire.stubFor(get(urlPathEqualTo(SCOPE + "/datastores")).willReturn(okJson("{\"value\": []}")));

        assertThatThrownBy(() -> datastores.getDefault())
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("no default datastore");
    }

    @Test
    void secretIsNotShown() {
        secretsAre("{\"secretsType\": \"Sas\", \"sasToken\": \"?sv=1&sig=canary\"}");

        DatastoreSecrets secrets = datastores.secrets("store");

        assertThat(secrets.secret()).isEqualTo("sv=1&sig=canary");
        assertThat(secrets).asString().doesNotContain("canary");
    }

    @Test
    void accountKeyOpensTheContainer() {
        secretsAre("{\"secretsType\": \"AccountKey\", \"key\": \"a2V5\"}");

        assertThat(open("account", "container", "core.windows.net", "AccountKey")
                        .uri("x"))
                .hasToString("https://account.blob.core.windows.net/container/x");
    }

    @Test
    void ownIdentityNeedsNoSecret() {
        open("account", "container", "core.windows.net", "None");

        wire.verify(0, postRequestedFor(urlPathEqualTo(SECRETS)));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        "account, container, evil.example, AccountKey, which is not this cloud's",
        "evil.example/, container, core.windows.net, AccountKey, no valid account",
        "account, ../x, core.windows.net, AccountKey, no valid account",
        "account, container, core.windows.net, Certificate, this SDK opens AccountKey"
    })
    void whatIsNotOfThisCloudIsRefusedBeforeItsSecretIsRead(
            String account, String container, String endpoint, String credentials, String reason) {
        assertThatThrownBy(() -> open(account, container, endpoint, credentials))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining(reason);
        wire.verify(0, postRequestedFor(urlPathEqualTo(SECRETS)));
    }

    private BlobStore open(String account, String container, String endpoint, String credentials) {
        wire.stubFor(get(urlPathEqualTo(SCOPE + "/datastores/store"))
                .willReturn(okJson(document(account, container, endpoint, credentials))));
        return datastores.open(datastores.get("store"));
    }

    private void secretsAre(String body) {
        wire.stubFor(post(urlPathEqualTo(SECRETS)).willReturn(okJson(body)));
    }

    private static String document(String account, String container, String endpoint, String credentials) {
        return """
                {"id": "%s/datastores/store", "name": "store", "type": "Microsoft.MachineLearningServices/workspaces/datastores",
                 "properties": {"datastoreType": "AzureBlob", "accountName": "%s", "containerName": "%s", "endpoint": "%s",
                 "protocol": "https", "isDefault": true, "credentials": {"credentialsType": "%s"}}}
                """.formatted(SCOPE, account, container, endpoint, credentials);
    }
}
