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

            JsonNode valid = run(local, az, deployment("validate", template));
            assertThat(valid.at("/properties/validatedResources/0/id").asText()).endsWith("/clinicstore");
            assertThat(refusal(local, az, deployment("what-if", template)))
                    .contains("azureml-local does not implement");

            JsonNode done = run(local, az, deployment("create", template));

            assertThat(done.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
            assertThat(done.at("/properties/outputs/blobs/value").asText())
                    .isEqualTo("https://clinicstore.blob.core.windows.net/");
            assertThat(done.at("/properties/outputResources")).hasSize(1);
        }
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void azMakesDeletesRecoversAndPurgesAVault() throws Exception {
        Path az = findAz();
        try (AzureMlLocal local =
                AzureMlLocal.builder().operationTime(Duration.ZERO).start()) {
            signIn(local, az);
            run(local, az, "group", "create", "--name", "rg-clinic", "--location", "eastus");

            JsonNode made =
                    run(local, az, "keyvault", "create", "--name", "clinicvault", "--resource-group", "rg-clinic");
            assertThat(made.at("/properties/accessPolicies/0/objectId").asText())
                    .as("who made it, as the directory knows it")
                    .isEqualTo(objectId(local));
            run(local, az, "keyvault", "delete", "--name", "clinicvault");
            assertThat(run(local, az, "keyvault", "list-deleted").findValuesAsText("name"))
                    .containsExactly("clinicvault");
            run(local, az, "keyvault", "recover", "--name", "clinicvault");
            run(local, az, "keyvault", "delete", "--name", "clinicvault");
            run(local, az, "keyvault", "purge", "--name", "clinicvault");
            assertThat(run(local, az, "keyvault", "list-deleted")).isEmpty();
        }
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void azTurnsAKeyMeetsALockAndReadsWhatHappened() throws Exception {
        Path az = findAz();
        try (AzureMlLocal local =
                AzureMlLocal.builder().operationTime(Duration.ZERO).start()) {
            signIn(local, az);
            String[] group = {"--resource-group", "rg-clinic"};
            run(local, az, "group", "create", "--name", "rg-clinic", "--location", "eastus");
            run(local, az, with(group, "storage", "account", "create", "--name", "clinicstore"));
            String[] account = with(group, "--account-name", "clinicstore");
            JsonNode before = run(local, az, with(account, "storage", "account", "keys", "list"));
            JsonNode after = run(local, az, with(account, "storage", "account", "keys", "renew", "--key", "key2"));
            assertThat(after.get(0)).isEqualTo(before.get(0));
            assertThat(after.get(1).path("value")).isNotEqualTo(before.get(1).path("value"));

            run(local, az, with(group, "lock", "create", "--name", "keep", "--lock-type", "CanNotDelete"));
            assertThat(refusal(local, az, "group", "delete", "--name", "rg-clinic", "--yes"))
                    .contains("ScopeLocked");
            JsonNode log = run(local, az, with(group, "monitor", "activity-log", "list", "--offset", "1h"));
            assertThat(log.findValues("operationName"))
                    .extracting(name -> name.path("value").asText())
                    .contains(
                            "Microsoft.Storage/storageAccounts/regenerateKey/action",
                            "Microsoft.Authorization/locks/write");

            run(local, az, with(group, "lock", "delete", "--name", "keep"));
            run(local, az, "group", "delete", "--name", "rg-clinic", "--yes");
            assertThat(run(local, az, "group", "exists", "--name", "rg-clinic").asBoolean(true))
                    .isFalse();
        }
    }

    private static String[] deployment(String verb, Path template) {
        return with(
                new String[] {"--resource-group", "rg-clinic", "--name", "first"},
                "deployment",
                "group",
                verb,
                "--template-file",
                template.toString(),
                "--parameters",
                "account=clinicstore");
    }

    private static String[] with(String[] more, String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** Of the principal that is there from the start, as its tokens say it. */
    private static String objectId(AzureMlLocal local) throws Exception {
        String claims = new WireClient(local).token(WireClient.ARM).split("\\.", -1)[1];
        return new ObjectMapper()
                .readTree(java.util.Base64.getUrlDecoder().decode(claims))
                .path("oid")
                .asText();
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
        Process process = start(local, az, arguments);
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(() -> List.of(arguments) + ": " + errors())
                .isZero();
        return new ObjectMapper().readTree(output);
    }

    /** What az says when a request is refused. */
    private String refusal(AzureMlLocal local, Path az, String... arguments) throws Exception {
        Process process = start(local, az, arguments);
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(() -> List.of(arguments) + ": " + errors())
                .isNotZero();
        return errors();
    }

    private Process start(AzureMlLocal local, Path az, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(az.toString()), Stream.of(arguments))
                        .toList())
                .redirectError(directory.resolve("errors.txt").toFile());
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
        return process;
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

    private String errors() {
        try {
            return Files.readString(directory.resolve("errors.txt"));
        } catch (IOException e) {
            return "no error output";
        }
    }
}
