package io.github.azureml4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified Azure CLI, with the settings that {@link EnvironmentFile} writes and nothing else. */
class AzureCliTest {

    private static final String VERSION = "?api-version=2021-04-01";

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void azSignsInAndKeepsResourceGroups() throws Exception {
        Path az = findAz();
        try (AzureMlLocal local = AzureMlLocal.start()) {
            String groups = "/subscriptions/" + local.subscriptionId() + "/resourcegroups";

            JsonNode accounts = run(
                    local,
                    az,
                    "login",
                    "--service-principal",
                    "-u",
                    local.clientId(),
                    "-p",
                    local.clientSecret(),
                    "--tenant",
                    local.tenantId());
            JsonNode created =
                    rest(local, az, "put", groups + "/rg-clinic" + VERSION, "--body", "{\"location\":\"eastus\"}");
            JsonNode read = rest(local, az, "get", groups + "/rg-clinic" + VERSION);
            JsonNode listed = rest(local, az, "get", groups + VERSION);

            assertThat(accounts.at("/0/id").asText()).isEqualTo(local.subscriptionId());
            assertThat(accounts.at("/0/user/type").asText()).isEqualTo("servicePrincipal");
            assertThat(created.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
            assertThat(read.path("location").asText()).isEqualTo("eastus");
            assertThat(listed.at("/value/0/name").asText()).isEqualTo("rg-clinic");
        }
    }

    private JsonNode rest(AzureMlLocal local, Path az, String method, String url, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("rest", "--method", method, "--url", url));
        arguments.addAll(List.of(more));
        return run(local, az, arguments.toArray(String[]::new));
    }

    private JsonNode run(AzureMlLocal local, Path az, String... arguments) throws Exception {
        Path errors = directory.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(az.toString()), Stream.of(arguments))
                        .toList())
                .redirectError(errors.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toUpperCase(java.util.Locale.ROOT).endsWith("_PROXY"));
        Stream.of(EnvironmentFile.of(local, directory.resolve("settings"))
                        .text()
                        .split("\n"))
                .map(line -> line.split("=", 2))
                .forEach(setting -> builder.environment().put(setting[0], setting[1]));
        builder.environment().put("AZURE_CONFIG_DIR", directory.resolve("azure").toString());
        builder.environment().put("AZURE_CORE_COLLECT_TELEMETRY", "false");
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(() -> text(errors)).isZero();
        return new ObjectMapper().readTree(output);
    }

    private static Path findAz() {
        Path found = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, "az"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(found != null, "the Azure CLI (az) is not installed: its test is left out");
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "no error output";
        }
    }
}
