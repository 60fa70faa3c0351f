package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whoever the Azure CLI is: with the program itself where it is installed, and with a script that answers like it. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class AzureCliSignInTest {

    private final Emulated emulated = new Emulated();

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        emulated.close();
    }

    @Test
    void accountOfTheRealCliSignsIn() throws Exception {
        Path az = findAz().orElse(null);
        Assumptions.assumeTrue(az != null, "the Azure CLI is not installed");
        ForkedProgram program = new ForkedProgram(emulated, home)
                .with("AZURE_CONFIG_DIR", home.resolve("azure").toString())
                .with("AZURE_CORE_COLLECT_TELEMETRY", "false");
        signIn(az);

        assertThat(program.run("azureCli")).singleElement().asString().matches("OID [0-9a-f-]{36}");
    }

    @Test
    void tokenOfTheCliIsUsed() throws Exception {
        String token = emulated.bind(Credentials.servicePrincipal(
                        emulated.local.tenantId(), emulated.local.clientId(), emulated.local.clientSecret()))
                .getTokenSync(Emulated.arm())
                .getToken();

        List<String> lines = scripted("https://login.microsoftonline.com", """
                echo '{"accessToken":"%s","expiresOn":"2099-01-01 00:00:00.000000","expires_on":4070908800,"tokenType":"Bearer"}'
                """.formatted(token));

        assertThat(lines).singleElement().asString().matches("OID [0-9a-f-]{36}");
    }

    @Test
    void cliInAnotherCloudIsRefusedBeforeItGivesAToken() throws Exception {
        List<String> lines = scripted("https://login.chinacloudapi.cn", "touch " + home.resolve("asked"));

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("FAILED ")
                .contains("the Azure CLI's active cloud (az cloud set) is login.chinacloudapi.cn", "AzureCloud");
        assertThat(home.resolve("asked")).doesNotExist();
    }

    @Test
    void cliThatIsNotSignedInIsNotAvailable() throws Exception {
        List<String> lines = scripted(
                "https://login.microsoftonline.com",
                "echo \"ERROR: Please run 'az login' to setup account.\" >&2; exit 1");

        assertThat(lines).singleElement().asString().startsWith("UNAVAILABLE ").contains("az login");
    }

    @Test
    void absentCliIsNotAvailable() throws Exception {
        List<String> lines =
                new ForkedProgram(emulated, home).with("PATH", home.toString()).run("azureCli");

        assertThat(lines).singleElement().asString().startsWith("UNAVAILABLE ").contains("install the Azure CLI");
    }

    /** What the program says with an {@code az} that knows its cloud and does this when asked for a token. */
    private List<String> scripted(String authority, String getAccessToken) throws Exception {
        Path folder = Files.createDirectories(home.resolve("bin"));
        Path az = Files.writeString(folder.resolve("az"), """
                #!/bin/sh
                if [ "$1 $2" = "cloud show" ]; then
                  echo '{"name":"x","endpoints":{"activeDirectory":"%s"}}'
                  exit 0
                fi
                %s
                """.formatted(authority, getAccessToken));
        Files.setPosixFilePermissions(az, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new ForkedProgram(emulated, home)
                .with("PATH", folder + ":" + System.getenv("PATH"))
                .run("azureCli");
    }

    /** The secret goes by a file: command lines are for all to see, and JDK 25 logs them. */
    private void signIn(Path az) throws IOException, InterruptedException {
        Path secret = Files.writeString(home.resolve("secret"), emulated.local.clientSecret());
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(
                        az.toString(),
                        "login",
                        "--service-principal",
                        "-u",
                        emulated.local.clientId(),
                        "-p",
                        "@" + secret,
                        "--tenant",
                        emulated.local.tenantId())))
                .redirectError(home.resolve("az.err").toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toUpperCase(java.util.Locale.ROOT).endsWith("_PROXY"));
        Path pem = Files.writeString(home.resolve("ca.pem"), emulated.local.certificatePem());
        builder.environment()
                .put("HTTPS_PROXY", "http://127.0.0.1:" + emulated.local.proxy().getPort());
        builder.environment().put("REQUESTS_CA_BUNDLE", pem.toString());
        builder.environment().put("AZURE_CONFIG_DIR", home.resolve("azure").toString());
        builder.environment().put("AZURE_CORE_COLLECT_TELEMETRY", "false");
        Process process = builder.start();
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(() -> read(home.resolve("az.err"))).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Optional<Path> findAz() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, "az"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
