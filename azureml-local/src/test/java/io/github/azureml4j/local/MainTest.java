package io.github.azureml4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator as a program of its own. */
@Timeout(60)
class MainTest {

    private static final String[] NAMES = {
        "HTTPS_PROXY",
        "REQUESTS_CA_BUNDLE",
        "NODE_EXTRA_CA_CERTS",
        "AZURE_TENANT_ID",
        "AZURE_CLIENT_ID",
        "AZURE_CLIENT_SECRET",
        "AZURE_SUBSCRIPTION_ID",
        "AZURE_POD_IDENTITY_AUTHORITY_HOST"
    };

    @TempDir
    private Path directory;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void settingsAreAllThatAClientNeeds() throws Exception {
        Path file = directory.resolve("local.env");
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process program = start("--port", "0", "--env", file.toString());
            try {
                awaitFile(watch, file);
                Map<String, String> settings = settings(Files.readAllLines(file));

                assertThat(settings).containsOnlyKeys(NAMES);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(signIn(settings)).isEqualTo(200);
            } finally {
                program.destroy();
            }
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Path.of(file + ".ca.pem")).doesNotExist();
        }
    }

    @Test
    void settingsArePrintedWhereNoFileIsNamed() throws Exception {
        Process program = start("--port", "0");
        try {
            List<String> lines = new ArrayList<>();
            while (lines.size() < NAMES.length) {
                lines.add(program.inputReader(StandardCharsets.UTF_8).readLine());
            }

            assertThat(settings(lines)).containsOnlyKeys(NAMES);
        } finally {
            program.destroy();
        }
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port many", "--port 65536", "--help me", "serve"})
    void misuseEndsWithStatusTwoAndSaysHowToUseIt(String arguments) throws Exception {
        Process program = start(arguments.split(" ", -1));

        String errors = text(program.getErrorStream());
        assertThat(program.waitFor()).isEqualTo(2);
        assertThat(errors).contains("usage: java -jar azureml-local-all.jar [--port N] [--env FILE]");
        assertThat(text(program.getInputStream())).isEmpty();
    }

    @Test
    void settingsThatCannotBeWrittenEndTheProgram() throws Exception {
        Process program = start("--env", directory.resolve("absent/local.env").toString());

        String errors = text(program.getErrorStream());
        assertThat(program.waitFor()).isEqualTo(1);
        assertThat(errors).contains("absent");
    }

    @Test
    void portThatIsTakenEndsTheProgramAndIsNamed() throws Exception {
        try (AzureMlLocal other = AzureMlLocal.start()) {
            int port = other.proxy().getPort();
            Process program = start("--port", Integer.toString(port));

            String errors = text(program.getErrorStream());
            assertThat(program.waitFor()).isEqualTo(1);
            assertThat(errors).contains("cannot listen on 127.0.0.1:" + port).hasLineCount(1);
        }
    }

    private static Process start(String... arguments) throws IOException {
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        return new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList()).start();
    }

    /** The file appears whole, so that its name is all there is to wait for. */
    private static void awaitFile(WatchService watch, Path file) throws InterruptedException {
        while (true) {
            WatchKey key = watch.take();
            for (WatchEvent<?> event : key.pollEvents()) {
                if (file.getFileName().equals(event.context())) {
                    return;
                }
            }
            key.reset();
        }
    }

    private static Map<String, String> settings(List<String> lines) {
        return lines.stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    /** With nothing but the settings. */
    private static int signIn(Map<String, String> settings) throws Exception {
        URI proxy = URI.create(settings.get("HTTPS_PROXY"));
        HttpClient client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(
                        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), proxy.getPort())))
                .sslContext(trust(Path.of(settings.get("REQUESTS_CA_BUNDLE"))))
                .build();
        String form = "grant_type=client_credentials&scope=https%3A%2F%2Fmanagement.azure.com%2F.default&client_id="
                + settings.get("AZURE_CLIENT_ID") + "&client_secret=" + settings.get("AZURE_CLIENT_SECRET");
        URI endpoint = URI.create(
                "https://login.microsoftonline.com/" + settings.get("AZURE_TENANT_ID") + "/oauth2/v2.0/token");
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static SSLContext trust(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "local", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
