package io.github.azureml4j.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.keyvault.KeyVault;
import io.github.azureml4j.core.process.ChildJvm;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.workspace.ProvisioningState;
import io.github.azureml4j.local.AzureMlLocal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rotation of a workspace's key whose process is killed is ended by another process, with one PATCH over both lives. */
@Timeout(180)
class KilledKeyRotationTest {
    private static final Duration TAKES = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofHours(1);

    private final AzureMlLocal local =
            AzureMlLocal.builder().operationTime(TAKES).start();
    private final AzureMl ml = AzureMl.builder()
            .proxy(local.proxy())
            .trust(local.certificate())
            .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
            .subscription(local.subscriptionId())
            .sleeper(local.clock()::advance)
            .build();
    private Workspace workspace;
    private KeyRef first;
    private KeyRef next;

    @TempDir
    Path directory;

    @BeforeEach
    void makeWorkspace() {
        ml.resourceGroups().create("rg", "eastus");
        Preflight.register(ml.connection(), Set.of("Microsoft.Search")).await(LIMIT);
        KeyVault vault = ml.keyVaults()
                .begin("killed" + UUID.randomUUID().toString().substring(0, 8), "rg", "eastus")
                .await(LIMIT);
        KeyClient keys = new KeyClientBuilder()
                .vaultUrl(vault.vaultUri().toString())
                .credential(ml.connection().credential())
                .httpClient(ml.connection().azureTransport())
                .buildClient();
        first = KeyRef.parse(keys.createRsaKey(new CreateRsaKeyOptions("seal")).getId());
        next = KeyRef.parse(keys.createRsaKey(new CreateRsaKeyOptions("seal")).getId());
        workspace = Workspace.create()
                .name("sealed")
                .resourceGroup("rg")
                .location("eastus")
                .cmk(vault.id().toString(), first.uri())
                .begin(ml)
                .await(LIMIT);
    }

    @AfterEach
    void stop() {
        ml.close();
        local.close();
    }

    @Test
    void killedBetweenTwoPollsItIsEndedFromItsToken() throws Exception {
        String token = killedBetweenPolls();
        assertThat(workspace.details().cmk()).as("not yet").contains(first);
        assertThat(endedBy("sealed", next.uri(), token)).isEqualTo(next.uri());
        rotatedByOneRequest();
    }

    @Test
    void killedBeforeItsTokenWasNotedItIsEndedByBeginningAnew() throws Exception {
        killedBetweenPolls();
        assertThat(endedBy("sealed", next.uri())).isEqualTo(next.uri());
        rotatedByOneRequest();
    }

    private void rotatedByOneRequest() {
        assertThat(local.requests().entries().stream().filter(entry -> "Workspaces_Update".equals(entry.operationId())))
                .hasSize(1);
        assertThat(workspace.details().cmk()).contains(next);
        assertThat(workspace.details().provisioningState()).isEqualTo(ProvisioningState.SUCCEEDED);
    }

    private String killedBetweenPolls() throws Exception {
        try (ChildJvm child = ChildJvm.start(local, directory, KeyRotationProgram.class, "sealed", next.uri())) {
            child.hear("PAUSE");
            child.goOn();
            String token = child.hear("TOKEN");
            child.hear("PAUSE");
            child.kill();
            return token;
        }
    }

    private String endedBy(String... arguments) throws Exception {
        try (ChildJvm child = ChildJvm.start(local, directory, KeyRotationProgram.class, arguments)) {
            return child.hearThroughPauses("DONE", () -> local.clock().advance(Duration.ofMinutes(1)));
        }
    }
}
