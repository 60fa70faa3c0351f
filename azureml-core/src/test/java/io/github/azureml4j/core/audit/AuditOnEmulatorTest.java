package io.github.azureml4j.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.NotFoundException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.front.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a whole trip changes is in the journal, failures too, and no secret is. */
@Timeout(120)
class AuditOnEmulatorTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Set<String> CHANGING = Set.of("PUT", "PATCH", "DELETE");

    @TempDir
    Path directory;

    @Test
    void everyChangeIsJournalledAndNoSecretIs() throws Exception {
        Path file = directory.resolve("journal");
        try (AzureMlLocal local =
                        AzureMlLocal.builder().operationTime(Duration.ZERO).start();
                AzureMl ml = connect(local, AuditJournal.at(file).required())) {
            Workspace workspace = travel(ml);
            assertThatThrownBy(() -> ml.workspaces().get("nowhere", "clinic").details())
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> workspace.jobs().cancel("nothing")).isInstanceOf(NotFoundException.class);
            List<JsonNode> outcomes = outcomes(file);
            AuditJournal.verify(file).requireIntact();
            assertThat(AuditJournal.verify(file).unfinished()).isEmpty();
            assertThat(outcomes)
                    .extracting(line -> line.path("what").asText())
                    .contains("deploy a template", "start a run", "register a model", "write a blob");
            assertThat(outcomes)
                    .filteredOn(line -> line.path("what").asText().equals("cancel a run"))
                    .extracting(line -> line.path("outcome").asText() + line.path("status"))
                    .containsExactly("refused404");
            assertThat(outcomes)
                    .filteredOn(line -> line.path("what").asText().equals("start a run"))
                    .extracting(line -> line.at("/who/applicationId").asText())
                    .containsExactly(local.clientId());
            assertThat(changes(outcomes)).isEqualTo(changes(local));
            assertThat(Files.readString(file)).doesNotContain(local.clientSecret(), "sig=", "Bearer", "canary", "?");
        }
    }

    @Test
    void nothingIsSentWhenTheRequiredJournalIsNotThere() {
        try (AzureMlLocal local = AzureMlLocal.start();
                AzureMl ml = connect(
                        local,
                        AuditJournal.at(directory.resolve("none/journal")).required())) {
            assertThatThrownBy(() -> ml.resourceGroups().create("rg", "eastus2"))
                    .isInstanceOf(AuditException.class);
            assertThat(local.requests().entries())
                    .noneMatch(entry -> entry.method().equals("PUT"));
        }
    }

    private Workspace travel(AzureMl ml) throws Exception {
        ml.resourceGroups().create("rg", "eastus2");
        Workspace workspace = Workspace.create()
                .name("clinic")
                .resourceGroup("rg")
                .location("eastus2")
                .begin(ml)
                .await(PATIENCE);
        workspace.environments().register("java", "17").image("jdk:17").submit();
        Files.writeString(Files.createDirectories(directory.resolve("code")).resolve("a.txt"), "text");
        Run run = workspace
                .jobs()
                .command("mkdir outputs && echo 2 > outputs/model.txt")
                .code(directory.resolve("code"))
                .environment("java:17")
                .environmentVariable("DB_PASSWORD", "canary")
                .submit();
        run.await(PATIENCE);
        workspace.models().register("m").fromRun(run, "outputs/model.txt").submit();
        return workspace;
    }

    private static AzureMl connect(AzureMlLocal local, AuditJournal journal) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .auditJournal(journal)
                .build();
    }

    private static long changes(List<JsonNode> outcomes) {
        return outcomes.stream()
                .filter(line -> CHANGING.contains(line.path("verb").asText()))
                .count();
    }

    /** What this client asked of the emulator; the command of the job asks nothing. */
    private static long changes(AzureMlLocal local) {
        return local.requests().entries().stream()
                .map(JournalEntry::method)
                .filter(CHANGING::contains)
                .count();
    }

    private static List<JsonNode> outcomes(Path file) throws IOException {
        List<JsonNode> outcomes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = new ObjectMapper().readTree(line);
            if (json.path("step").asText().equals("outcome")) {
                outcomes.add(json);
            }
        }
        return outcomes;
    }
}
