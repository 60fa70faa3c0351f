package io.github.azureml4j.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.code.Snapshot;
import io.github.azureml4j.core.run.RunFailedException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void mainJobRunsToItsEndOnTheEmulator() throws Exception {
        Quickstart.run(QuickstartOptions.parse(), directory, out);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("high business impact true")
                .contains("diagnosis-aci: accuracy 0.9", "100 requests sent, 0 token refreshes, 0 failures")
                // Time jumps 90 s between two requests: a token may end before its refresh has, which costs a replay.
                .containsPattern(
                        "diagnosis-aks: accuracy 0\\.9\\d+, 10[0-3] requests sent, [3-9] token refreshes, 0 failures")
                .contains("cleaning up resource group");
        assertThat(directory.resolve("quickstart-loss.svg")).content().startsWith("<svg");
    }

    @Test
    void failingTrainingProgramIsReportedWithTheLastLinesOfItsLog() throws Exception {
        Path code = Files.createDirectories(directory.resolve("train"));
        Files.writeString(
                code.resolve("Train.java"),
                "public class Train { public static void main(String[] a) {"
                        + " System.out.println(\"reading rows\");"
                        + " throw new IllegalStateException(\"no such column\"); } }");
        Files.createDirectories(code.resolve("lib"));

        try (Ground ground = new LocalGround(AzureCloud.PUBLIC);
                AzureMl ml = ground.connect()) {
            Account account = new Account(out, 1);
            Sealing sealing = new Sealing(ml, account, "rg-failing", ground.region(), "failing");
            sealing.signIn();
            sealing.createKey();
            Workspace workspace = sealing.createWorkspace();
            Training training = new Training(workspace, account);
            Snapshot snapshot = training.snapshot(code);

            assertThatThrownBy(() -> training.run(snapshot))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("no such column")
                    .hasMessageContaining("reading rows");
        }
    }

    @Test
    void unknownOptionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuickstartOptions.parse("--azure", "--kepe"))
                .withMessageContaining("--kepe");
    }

    @Test
    void cloudIsOneOfThree() {
        assertThat(QuickstartOptions.parse("--cloud", "china", "--keep").cloud())
                .isEqualTo(AzureCloud.CHINA);
        assertThat(QuickstartOptions.parse().cloud()).isEqualTo(AzureCloud.PUBLIC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuickstartOptions.parse("--cloud", "moon", "--kepe"))
                .withMessageContainingAll("[china, public, usgovernment]", "--kepe");
        assertThatIllegalArgumentException().isThrownBy(() -> QuickstartOptions.parse("--cloud"));
    }

    @Test
    void azureWithoutCredentialsNamesEveryMissingVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AzureGround(AzureCloud.PUBLIC, Map.of("AZURE_TENANT_ID", "t")))
                .withMessageContaining("AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, AZURE_SUBSCRIPTION_ID");
    }
}
