package io.github.azureml4j.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** {@link SignInProgram} in a JVM of its own, behind the emulator. */
final class ForkedProgram {

    private final Emulated emulated;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> before = new ArrayList<>();
    private Consumer<String> codes = code -> {};

    ForkedProgram(Emulated emulated, Path home) {
        this.emulated = emulated;
        this.home = home;
    }

    ForkedProgram with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs the program by another, which gets its command line. */
    ForkedProgram by(String... command) {
        before.addAll(List.of(command));
        return this;
    }

    ForkedProgram onCode(Consumer<String> consumer) {
        codes = consumer;
        return this;
    }

    /** Everything that it writes. */
    List<String> run(String way) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SignInProgram.class.getName(),
                way));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        prepare(builder.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.startsWith("CODE ")) {
                    codes.accept(line.substring(5));
                }
            }
        }
        process.waitFor();
        return lines;
    }

    private void prepare(Map<String, String> variables) throws IOException {
        variables
                .keySet()
                .removeIf(name -> name.toUpperCase(Locale.ROOT).endsWith("_PROXY") || name.startsWith("AZURE_"));
        Path pem = Files.writeString(home.resolve("ca.pem"), emulated.local.certificatePem());
        variables.put(
                "HTTPS_PROXY", "http://127.0.0.1:" + emulated.local.proxy().getPort());
        variables.put("SSL_CERT_FILE", pem.toString());
        variables.put("REQUESTS_CA_BUNDLE", pem.toString());
        variables.put("HOME", home.toString());
        variables.put("TENANT", emulated.local.tenantId());
        variables.putAll(environment);
    }
}
