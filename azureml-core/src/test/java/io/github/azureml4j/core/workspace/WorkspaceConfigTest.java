package io.github.azureml4j.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code config.json} where Python users keep it. The order of search is azure-ai-ml's ({@code MLClient.from_config}). */
class WorkspaceConfigTest {
    private static final WorkspaceId CLINIC = new WorkspaceId("0-1", "rg", "clinic");

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    Path root;

    @Test
    void whatIsWrittenIsFoundFromDeepBelow() throws IOException {
        Path file = WorkspaceConfig.write(root, CLINIC);
        assertThat(file).isEqualTo(root.resolve(".azureml/config.json"));
        assertThat(WorkspaceConfig.read(Files.createDirectories(root.resolve("a/b/c"))))
                .isEqualTo(CLINIC);
        assertThat(WorkspaceConfig.read(file)).isEqualTo(CLINIC);
    }

    @Test
    void hiddenDirectoryFarAboveComesBeforeThePlainFileHere() throws IOException {
        WorkspaceConfig.write(root, CLINIC);
        Path deep = Files.createDirectories(root.resolve("a/b"));
        Files.writeString(deep.resolve("config.json"), """
            {"subscription_id":"0-1","resource_group":"rg","workspace_name":"other"}""");
        assertThat(WorkspaceConfig.read(deep)).isEqualTo(CLINIC);
    }

    @Test
    void scopeAndOldNamesAreRead() throws IOException {
        Files.createDirectories(root.resolve("aml_config"));
        Files.writeString(root.resolve("aml_config/project.json"), "{\"Scope\":\"" + CLINIC.scope() + "\"}");
        assertThat(WorkspaceConfig.read(root)).isEqualTo(CLINIC);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThat(WorkspaceConfig.find(root.resolve("nothing"))).isEmpty();
        Path file = Files.writeString(root.resolve("config.json"), "{\"subscription_id\":\"0-1\"}");
        assertThatThrownBy(() -> WorkspaceConfig.read(file))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("lacks resource_group");
        Files.writeString(file, "{");
        assertThatThrownBy(() -> WorkspaceConfig.read(file)).hasMessageContaining("is not JSON");
    }

    @Test
    void whatElseIsInTheFileStays() throws IOException {
        Path file = Files.createDirectories(root.resolve(".azureml")).resolve("config.json");
        Files.writeString(file, """
            {"Scope":"/subscriptions/old","workspace_name":"old","tenant_id":"0-9","nested":{"kept":true}}""");
        WorkspaceConfig.write(root, CLINIC);
        assertThat(WorkspaceConfig.read(file)).isEqualTo(CLINIC);
        assertThat(Files.readString(file))
                .contains("\"tenant_id\" : \"0-9\"", "\"kept\" : true")
                .doesNotContain("old");
        Files.writeString(file, "no JSON");
        assertThat(WorkspaceConfig.read(WorkspaceConfig.write(root, CLINIC))).isEqualTo(CLINIC);
    }

    /** The official Python client, where it is installed, finds the same file and reads the same workspace. */
    @Test
    void pythonFindsWhatIsWritten() throws Exception {
        WorkspaceConfig.write(root, CLINIC);
        Path deep = Files.createDirectories(root.resolve("a/b"));
        String program = """
            try:
                from azure.ai.ml import MLClient
                client = MLClient.from_config(credential=object())
                print(client.subscription_id, client.resource_group_name, client.workspace_name)
            except ImportError:
                print('not installed')
            """;
        Assumptions.assumeTrue(Files.isExecutable(PYTHON), "there is no " + PYTHON);
        Process python = new ProcessBuilder(List.of(PYTHON.toString(), "-W", "ignore", "-c", program))
                .directory(deep.toFile())
                .start();
        String said = new String(python.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(python.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Assumptions.assumeFalse(said.strip().equals("not installed"), "azure-ai-ml is not installed");
        assertThat(said.strip()).isEqualTo("0-1 rg clinic");
    }
}
