package io.github.azureml4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.keyvault.KeyVault;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.core.security.preflight.CmkRequest;
import io.github.azureml4j.local.AzureMlLocal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The recipes do what they say. */
@Timeout(120)
class EncryptingWithYourOwnKeyTest {

    @Test
    void workspaceIsMadeUnderOneKeyAndGoesOnUnderTheNext() {
        try (AzureMlLocal local =
                        AzureMlLocal.builder().operationTime(Duration.ZERO).start();
                AzureMl ml = new LocalGround(AzureCloud.PUBLIC, local).connect()) {
            ml.resourceGroups().create("rg", "eastus2");
            KeyVault vault = ml.keyVaults()
                    .begin("sealed" + UUID.randomUUID().toString().substring(0, 8), "rg", "eastus2")
                    .await();
            KeyClient keys = new KeyClientBuilder()
                    .vaultUrl(vault.vaultUri().toString())
                    .credential(ml.connection().credential())
                    .httpClient(ml.connection().azureTransport())
                    .buildClient();
            WorkspaceId id = new WorkspaceId(local.subscriptionId(), "rg", "sealed");
            CmkRequest key = new CmkRequest(vault.id().toString(), version(keys));

            Workspace workspace = EncryptingWithYourOwnKey.create(ml, id, "eastus2", key);
            assertThat(workspace.security().keyState().isUsable()).isTrue();

            KeyRef next = KeyRef.parse(version(keys));
            assertThat(EncryptingWithYourOwnKey.rotate(workspace, next).customerKey())
                    .contains(next);
            assertThat(EncryptingWithYourOwnKey.rotateStorageKeys(workspace).interrupted())
                    .isFalse();
        }
    }

    private static String version(KeyClient keys) {
        return keys.createRsaKey(new CreateRsaKeyOptions("sealing").setKeySize(2048))
                .getId();
    }
}
