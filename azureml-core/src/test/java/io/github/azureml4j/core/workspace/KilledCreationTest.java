package io.github.azureml4j.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.process.ChildJvm;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.front.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A creation whose process is killed between two polls goes on in another process, with nothing sent twice. */
@Timeout(180)
class KilledCreationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    @Test
    void creationOutlivesTheKillingOfItsProcess() throws Exception {
        try (AzureMlLocal local = AzureMlLocal.builder().operationTime(HOUR).start();
                AzureMl ml = connect(local)) {
            ml.resourceGroups().create("rg-survivor", "eastus2");
            String token = killedBetweenPolls(local);
            List<String> sent = puts(local);
            try (ChildJvm second = ChildJvm.start(local, directory, CreateProgram.class, token)) {
                String done =
                        second.hearThroughPauses("DONE", () -> local.clock().advance(HOUR));
                assertThat(done).endsWith("/workspaces/survivor");
            }
            assertThat(puts(local)).isEqualTo(sent).hasSize(1);
            Workspaces workspaces = ml.workspaces();
            assertThat(workspaces.get("rg-survivor", "survivor").details().provisioningState())
                    .isEqualTo(ProvisioningState.SUCCEEDED);
        }
    }

    /** Runs until the second pause, so that it dies between two polls. */
    private String killedBetweenPolls(AzureMlLocal local) throws Exception {
        try (ChildJvm first = ChildJvm.start(local, directory, CreateProgram.class)) {
            first.hear("PAUSE");
            first.goOn();
            String token = first.hear("TOKEN");
            first.hear("PAUSE");
            first.kill();
            return token;
        }
    }

    private static AzureMl connect(AzureMlLocal local) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build();
    }

    private static List<String> puts(AzureMlLocal local) {
        return local.requests().entries().stream()
                .filter(entry -> entry.method().equals("PUT") && entry.path().contains("/providers/"))
                .map(JournalEntry::path)
                .toList();
    }
}
