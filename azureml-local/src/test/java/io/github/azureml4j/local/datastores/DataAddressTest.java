package io.github.azureml4j.local.datastores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.local.front.LocalError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://acct.blob.core.windows.net/c/LocalUpload/1/dir, acct, c, LocalUpload/1/dir",
        "https://acct.blob.core.chinacloudapi.cn/c/a%20b+c?sv=1, acct, c, a b+c",
        "https://acct.blob.core.windows.net/c, acct, c, ''",
        "azureml://datastores/workspaceblobstore/paths/a/b, workspaceblobstore, '', a/b",
        "azureml://subscriptions/s/resourcegroups/rg/workspaces/ws/datastores/d/paths/p, d, '', p",
        "azureml://subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/datastores/d/paths/p,"
                + " d, '', p",
    })
    void addressesAreRead(String uri, String host, String container, String path) {
        DataAddress address = DataAddress.parse(uri);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.container()).isEqualTo(container);
        assertThat(address.path()).isEqualTo(path);
    }

    @Test
    void longAddressNamesItsWorkspace() {
        DataAddress address =
                DataAddress.parse("azureml://subscriptions/s/resourcegroups/rg/workspaces/ws/datastores/d/paths/p");

        assertThat(address.workspace()).containsExactly("s", "rg", "ws");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wasbs://c@a/b", "https://example.com/c/b", "azureml://jobs/j/outputs/o"})
    void otherAddressesAreRefused(String uri) {
        assertThatThrownBy(() -> DataAddress.parse(uri)).isInstanceOf(LocalError.class);
    }
}
