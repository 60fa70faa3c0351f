package io.github.azureml4j.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.local.AzureMlLocal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists of workspaces that are longer than a page. */
class WorkspaceListTest {
    private static final int MORE_THAN_A_PAGE = 103;

    @Test
    void listsGoOnPastTheirFirstPage() {
        try (AzureMlLocal local =
                        AzureMlLocal.builder().operationTime(Duration.ZERO).start();
                AzureMl ml = connect(local)) {
            ml.resourceGroups().create("rg-few", "eastus");
            ml.resourceGroups().create("rg-many", "eastus");
            WorkspaceDetails first = Workspace.create()
                    .name("elsewhere")
                    .resourceGroup("rg-few")
                    .location("eastus")
                    .begin(ml)
                    .await()
                    .details();
            for (int number = 0; number < MORE_THAN_A_PAGE; number++) {
                makeLike(first, ml, "ws-" + number);
            }
            assertThat(ml.workspaces().list("rg-many"))
                    .extracting(WorkspaceDetails::name)
                    .hasSize(MORE_THAN_A_PAGE)
                    .doesNotHaveDuplicates()
                    .doesNotContain("elsewhere");
            assertThat(ml.workspaces().list())
                    .extracting(WorkspaceDetails::name)
                    .hasSize(MORE_THAN_A_PAGE + 1)
                    .contains("elsewhere");
            assertThat(ml.workspaces().list().streamByPage()).hasSize(2);
        }
    }

    /** One more on the same storage account and key vault, by a plain request. */
    private static void makeLike(WorkspaceDetails other, AzureMl ml, String name) {
        ServiceClient arm = ml.workspaces().handle("rg-many", name).connection().arm();
        Map<String, String> dependents = Map.of(
                "storageAccount",
                other.storageAccount().orElseThrow(),
                "keyVault",
                other.keyVault().orElseThrow());
        Map<String, Object> body =
                Map.of("location", "eastus", "identity", Map.of("type", "SystemAssigned"), "properties", dependents);
        ml.connection()
                .operations()
                .begin(arm, arm.put("").json(body).send(), made -> made)
                .await();
    }

    private static AzureMl connect(AzureMlLocal local) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .sleeper(time -> {})
                .build();
    }
}
