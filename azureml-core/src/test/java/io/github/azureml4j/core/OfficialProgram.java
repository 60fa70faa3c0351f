package io.github.azureml4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.azureml4j.local.AzureMlLocal;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A program that Microsoft wrote, or one of a few lines on a library of theirs, which meets the emulator at Azure's own host names. */
public final class OfficialProgram {
    /** How a program says that what it stands on is not installed. */
    private static final int NOT_INSTALLED = 77;

    private final AzureMlLocal local;
    private final Path directory;
    private final String program;

    private OfficialProgram(AzureMlLocal local, Path directory, String program) {
        this.local = local;
        this.directory = directory;
        this.program = program;
    }

    /** The Azure CLI; the test is left out where there is none. */
    public static OfficialProgram az(AzureMlLocal local, Path directory) {
        return new OfficialProgram(
                local, directory, found(Stream.of(System.getenv("PATH").split(File.pathSeparator)), "az"));
    }

    /** The Python of the system, for which Debian packages Microsoft's libraries; the test is left out where there is none. */
    public static OfficialProgram python(AzureMlLocal local, Path directory) {
        return new OfficialProgram(local, directory, found(Stream.of("/usr/bin"), "python3"));
    }

    private static String found(Stream<String> folders, String name) {
        String found = folders.map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
        assumeTrue(!found.isEmpty(), name + " is not installed: its test is left out");
        return found;
    }

    /** A file of {@code src/test/resources/official}. */
    public static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(OfficialProgram.class.getResource("/official/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** Runs to the end, which must be a good one; what it wrote to standard output. */
    public String run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Path errors = directory.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(program), Stream.of(arguments)).toList())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
        builder.environment().putAll(settings());
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        String said = Files.readString(errors);
        assumeTrue(status != NOT_INSTALLED, () -> "its test is left out: " + said);
        assertThat(status).as(() -> List.of(arguments) + ": " + said).isZero();
        return Files.readString(output);
    }

    private Map<String, String> settings() throws IOException {
        Path trust = Files.writeString(directory.resolve("ca.pem"), local.certificatePem());
        return Map.of(
                "HTTPS_PROXY", "http://127.0.0.1:" + local.proxy().getPort(),
                "REQUESTS_CA_BUNDLE", trust.toString(),
                "AZURE_TENANT_ID", local.tenantId(),
                "AZURE_CLIENT_ID", local.clientId(),
                "AZURE_CLIENT_SECRET", local.clientSecret(),
                "AZURE_SUBSCRIPTION_ID", local.subscriptionId(),
                "AZURE_CONFIG_DIR", directory.resolve("azure").toString(),
                "AZURE_CORE_COLLECT_TELEMETRY", "false",
                "AZURE_CORE_ONLY_SHOW_ERRORS", "true");
    }
}
