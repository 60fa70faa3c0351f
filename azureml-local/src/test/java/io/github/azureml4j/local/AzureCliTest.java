package io.github.azureml4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final String TEMPLATE = """
            {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
             "contentVersion": "1.0.0.0",
             "parameters": {"account": {"type": "string"}},
             "resources": [{"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-05-01",
               "name": "[parameters('account')]", "location": "[resourceGroup().location]",
               "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}],
             "outputs": {"blobs": {"type": "string",
               "value": "[reference(parameters('account')).primaryEndpoints.blob]"}}}
            """;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void azSignsInAndMakesAWorkspace() throws Exception {
        Path az = findAz();
        try (AzureMlLocal local = AzureMlLocal.start()) {
            JsonNode accounts = signIn(local, az);
            assertThat(accounts.at("/0/id").asText()).isEqualTo(local.subscriptionId());
            assertThat(accounts.at("/0/user/type").asText()).isEqualTo("servicePrincipal");

            String groups = "/subscriptions/" + local.subscriptionId() + "/resourcegroups";
            JsonNode group = put(local, az, groups + "/rg-clinic?api-version=2021-04-01", "");
            assertThat(group.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
            assertThat(rest(local, az, "get", groups + "?api-version=2021-04-01")
                            .at("/value/0/name")
                            .asText())
                    .isEqualTo("rg-clinic");
            assertThat(rest(local, az, "get", groups + "/rg-clinic?api-version=2021-04-01")
                            .path("location")
                            .asText())
                    .isEqualTo("eastus");

            String workspace = workspace(local, az, groups + "/rg-clinic/providers/");
            assertThat(rest(local, az, "get", workspace.replace("/clinic?", "?"))
                            .at("/value/0/name")
                            .asText())
                    .isEqualTo("clinic");
            JsonNode read = rest(local, az, "get", workspace);
            assertThat(read.path("name").asText()).isEqualTo("clinic");
            assertThat(read.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
            assertThat(read.at("/properties/discoveryUrl").asText()).startsWith("https://eastus.api.azureml.ms/");
        }
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void azDeploysATemplate() throws Exception {
        Path az = findAz();
        Path template = Files.writeString(directory.resolve("template.json"), TEMPLATE);
        try (AzureMlLocal local = AzureMlLocal.start()) {
            signIn(local, az);
            String groups = "/subscriptions/" + local.subscriptionId() + "/resourcegroups";
            put(local, az, groups + "/rg-clinic?api-version=2021-04-01", "");

            JsonNode done = run(
                    local,
                    az,
                    "deployment",
                    "group",
                    "create",
                    "--resource-group",
                    "rg-clinic",
                    "--name",
                    "first",
                    "--template-file",
                    template.toString(),
                    "--parameters",
                    "account=clinicstore");

            assertThat(done.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
            assertThat(done.at("/properties/outputs/blobs/value").asText())
                    .isEqualTo("https://clinicstore.blob.core.windows.net/");
            assertThat(done.at("/properties/outputResources")).hasSize(1);
        }
    }

    /** The secret goes by a file: command lines are for all to see, and JDK 25 logs them. */
    private JsonNode signIn(AzureMlLocal local, Path az) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), local.clientSecret());
        return run(
                local,
                az,
                "login",
                "--service-principal",
                "-u",
                local.clientId(),
                "-p",
                "@" + secret,
                "--tenant",
                local.tenantId());
    }

    /** Makes a workspace on what it needs, and returns its address. */
    private String workspace(AzureMlLocal local, Path az, String providers) throws Exception {
        String account = providers + "Microsoft.Storage/storageAccounts/clinicstore";
        String vault = providers + "Microsoft.KeyVault/vaults/clinicvault";
        String insights = providers + "Microsoft.Insights/components/clinicinsights";
        String workspace = providers + "Microsoft.MachineLearningServices/workspaces/clinic?api-version=2024-04-01";
        put(local, az, account + "?api-version=2023-05-01", """
                "kind":"StorageV2","sku":{"name":"Standard_LRS"}""");
        put(local, az, vault + "?api-version=2023-07-01", """
                "properties":{"tenantId":"%s","sku":{"family":"A","name":"standard"},"accessPolicies":[]}""".formatted(local.tenantId()));
        put(local, az, insights + "?api-version=2020-02-02", """
                "kind":"web","properties":{"Application_Type":"web"}""");
        put(local, az, workspace, """
                "identity":{"type":"SystemAssigned"},
                "properties":{"storageAccount":"%s","keyVault":"%s","applicationInsights":"%s"}""".formatted(account, vault, insights));
        return workspace;
    }

    /** The answer to a PUT of further fields in the one region; what it began has ended afterwards. */
    private JsonNode put(AzureMlLocal local, Path az, String url, String fields) throws Exception {
        String body = "{\"location\":\"eastus\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
        JsonNode answer = rest(local, az, "put", url, "--body", body);
        local.clock().advance(Duration.ofSeconds(2));
        return answer;
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
