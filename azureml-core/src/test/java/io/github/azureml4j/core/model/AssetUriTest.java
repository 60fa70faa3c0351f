package io.github.azureml4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetUriTest {
    private static final WorkspaceId HOME = new WorkspaceId("s", "rg", "clinic");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "azureml://subscriptions/s/resourcegroups/rg/workspaces/clinic/datastores/d/paths/a/b, d, a/b",
        "azureml://subscriptions/s/resourceGroups/RG/workspaces/CLINIC/datastores/d/paths/a, d, a",
        "azureml://subscriptions/s/resourcegroups/rg/providers/Microsoft.MachineLearningServices/workspaces/clinic/datastores/d/paths/a, d, a",
        "azureml://datastores/d/paths/a/b, d, a/b",
        "azureml://jobs/j/outputs/artifacts/paths/outputs/m, workspaceartifactstore, ExperimentRun/dcid.j/outputs/m"
    })
    void placeIsReadFromEveryForm(String uri, String datastore, String path) {
        assertThat(AssetUri.parse(uri, HOME)).isEqualTo(new AssetUri(datastore, path));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"", "https://account.blob.core.windows.net/c/m", "azureml://registries/r/models/m/versions/1"})
    void otherAddressesAreRefused(String uri) {
        assertThatThrownBy(() -> AssetUri.parse(uri, HOME)).isInstanceOf(AzureMlException.class);
    }

    @Test
    void writtenFormReadsBack() {
        assertThat(AssetUri.parse(AssetUri.of(HOME, "d", "a/b"), HOME)).isEqualTo(new AssetUri("d", "a/b"));
    }
}
