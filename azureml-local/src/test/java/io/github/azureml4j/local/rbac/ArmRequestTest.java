package io.github.azureml4j.local.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmRequestTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /subscriptions/s, Microsoft.Resources/subscriptions/read, /subscriptions/s",
        "GET, /subscriptions/s/resourceGroups, Microsoft.Resources/subscriptions/resourceGroups/read, /subscriptions/s",
        "HEAD, /subscriptions/s/resourceGroups/g, Microsoft.Resources/subscriptions/resourceGroups/read,"
                + " /subscriptions/s/resourceGroups/g",
        "GET, /subscriptions/s/providers, Microsoft.Resources/subscriptions/providers/read, /subscriptions/s",
        "POST, /subscriptions/s/providers/Microsoft.X/register, Microsoft.X/register/action, /subscriptions/s",
        "GET, /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as, Microsoft.X/as/read,"
                + " /subscriptions/s/resourceGroups/g",
        "PATCH, /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a, Microsoft.X/as/write,"
                + " /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a",
        "POST, /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a/listKeys, Microsoft.X/as/listKeys/action,"
                + " /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a",
        "DELETE, /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a/bs/b, Microsoft.X/as/bs/delete,"
                + " /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a/bs/b",
        "PUT, /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a/providers/Microsoft.Authorization/"
                + "roleAssignments/r, Microsoft.Authorization/roleAssignments/write,"
                + " /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a/providers/Microsoft.Authorization/"
                + "roleAssignments/r",
        "GET, /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a/providers/Microsoft.Insights/metrics,"
                + " Microsoft.Insights/metrics/read, /subscriptions/s/resourceGroups/g/providers/Microsoft.X/as/a",
        "POST, /subscriptions/s/providers/Microsoft.KeyVault/locations/l/deletedVaults/v/purge,"
                + " Microsoft.KeyVault/locations/deletedVaults/purge/action,"
                + " /subscriptions/s/providers/Microsoft.KeyVault/locations/l/deletedVaults/v",
        "POST, /subscriptions/s/providers/Microsoft.KeyVault/checkNameAvailability,"
                + " Microsoft.KeyVault/checkNameAvailability/read, /subscriptions/s"
    })
    void actionAndScopeComeFromThePath(String method, String path, String action, String scope) {
        ArmRequest request = ArmRequest.of(method, path, path);

        assertThat(request.action()).isEqualTo(action);
        assertThat(request.scope()).isEqualTo(scope);
    }

    @Test
    void assetsHaveTheNamesThatArePublishedForThem() {
        String workspace = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";

        assertThat(put(workspace + "/codes/c/versions/1"))
                .isEqualTo("Microsoft.MachineLearningServices/workspaces/metadata/codes/versions/write");
        assertThat(put(workspace + "/environments/e/versions/1"))
                .isEqualTo("Microsoft.MachineLearningServices/workspaces/environments/write");
        assertThat(put(workspace + "/models/m/versions/1"))
                .isEqualTo("Microsoft.MachineLearningServices/workspaces/models/versions/write");
    }

    /** Or a client could reach into another group's scope by the name of its own resource. */
    @Test
    void slashWithinANameMakesNoOtherScope() {
        String path = "/subscriptions/s/resourceGroups/{rg}";

        assertThat(ArmRequest.of("PUT", path, "/subscriptions/s/resourceGroups/a%2Fb")
                        .scope())
                .isEqualTo("/subscriptions/s/resourceGroups/a%2Fb");
        assertThat(ArmRequest.of("PUT", path, "/subscriptions/s/resourceGroups/a%20b")
                        .scope())
                .isEqualTo("/subscriptions/s/resourceGroups/a b");
    }

    private static String put(String path) {
        return ArmRequest.of("PUT", path, path).action();
    }
}
