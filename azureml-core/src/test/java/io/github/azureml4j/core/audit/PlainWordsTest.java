package io.github.azureml4j.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWordsTest {
    private static final String WORKSPACE =
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w";

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "PUT, https://management.azure.com{w}/jobs/j?api-version=1, start a run",
        "PUT, https://management.azure.com{w}/models/m/versions/1, register a model",
        "POST, https://eastus.api.azureml.ms/modelmanagement/v1.0{w}/services, deploy a web service",
        "POST, https://eastus.api.azureml.ms/modelmanagement/v1.0{w}/services/s/token, get a token of a web service",
        "PUT, https://management.azure.com{w}/providers/Microsoft.Authorization/roleAssignments/a, grant a role",
        "POST, https://management.azure.com{w}/listKeys, read the secrets of workspaces",
        "PUT, https://management.azure.com{w}, make or change a workspace",
        "PUT, https://v.vault.azure.net/secrets/db, set a secret",
        "GET, https://v.vault.azure.net/secrets/db/?api-version=7.5, read a secret",
        "GET, https://v.vault.azure.net/secrets/db/0123, read a secret",
        "PUT, https://a.blob.core.windows.net/c/b?sig=x, write a blob",
        "PUT, https://management.azure.com/subscriptions/s/resourceGroups/g/providers/A.B/things/t, make or change things",
        "POST, https://management.azure.com/subscriptions/s/resourceGroups/g/providers/A.B/things/t/start, call things"
    })
    void callHasWords(String verb, String address, String words) {
        assertThat(PlainWords.of(verb, uri(address))).contains(words);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, https://management.azure.com{w}",
        "HEAD, https://management.azure.com{w}",
        "GET, https://v.vault.azure.net/secrets?api-version=7.5",
        "GET, https://v.vault.azure.net/secrets/db/versions?api-version=7.5",
        "GET, https://a.blob.core.windows.net/c/b",
        "POST, https://eastus.api.azureml.ms/history/v1.0{w}/experiments/e/metrics:query",
        "POST, https://api.applicationinsights.io/v1/apps/a/query",
        "PUT, https://a.blob.core.windows.net/c/b?comp=block&blockid=1"
    })
    void whatOnlyReadsHasNone(String verb, String address) {
        assertThat(PlainWords.of(verb, uri(address))).isEmpty();
    }

    @Test
    void resourceIsTheIdWithoutServiceAndQuery() {
        URI uri = uri("https://eastus.api.azureml.ms/modelmanagement/v1.0{w}/services/s?sig=secret");
        assertThat(PlainWords.resource(uri)).isEqualTo(WORKSPACE + "/services/s");
    }

    private static URI uri(String address) {
        return URI.create(address.replace("{w}", WORKSPACE));
    }
}
