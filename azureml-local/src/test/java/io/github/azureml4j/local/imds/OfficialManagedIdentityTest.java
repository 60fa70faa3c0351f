package io.github.azureml4j.local.imds;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.OfficialClients;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.front.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The unmodified azure-identity on the emulator's machine: the truth about what clients send. */
@Timeout(120)
class OfficialManagedIdentityTest {

    private static final String ARM = "https://management.azure.com/.default";

    private static AzureMlLocal local;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void metadataIsAskedThroughTheProxy() {
        String token = new ManagedIdentityCredentialBuilder()
                .httpClient(OfficialClients.transport(local))
                .build()
                .getTokenSync(new TokenRequestContext().addScopes(ARM))
                .getToken();

        assertThat(accepted(token)).isTrue();
    }

    @Test
    void metadataIsAskedWhereTheEnvironmentSays() throws Exception {
        MachineIdentity named = local.managedIdentities().addUserAssigned("official");

        String token = signIn(local.managedIdentities().virtualMachine(), ARM, named.clientId());

        assertThat(claims(token).path("oid").asText()).isEqualTo(named.objectId());
        assertThat(accepted(token)).isTrue();
    }

    @Test
    void appServiceIsAskedWithItsHeader() throws Exception {
        String token = signIn(local.managedIdentities().appService(), ARM);

        assertThat(accepted(token)).isTrue();
    }

    private static boolean accepted(String token) {
        return new WireClient(local)
                        .json(token, "GET", WireClient.ARM + "/subscriptions?api-version=2022-12-01", null)
                        .status()
                == 200;
    }

    private static String signIn(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OfficialSignIn.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().putAll(environment);
        Process process = program.start();
        String printed = text(process.getInputStream());
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static JsonNode claims(String token) {
        return Json.parse(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
