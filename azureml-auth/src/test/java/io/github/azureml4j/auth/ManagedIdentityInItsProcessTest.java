package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalIdentities;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that are told by the variables of their process where they run, behind a proxy that must not be asked. */
@Timeout(120)
class ManagedIdentityInItsProcessTest {

    private static final String ARM = "https://management.azure.com/.default";
    private static final Map<String, String> DEAD_PROXY =
            Map.of("HTTP_PROXY", "http://127.0.0.1:1", "HTTPS_PROXY", "http://127.0.0.1:1");

    private static AzureMlLocal local;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    static Stream<Arguments> platforms() {
        return Stream.of(
                Arguments.of("virtual machine", platform(LocalIdentities::virtualMachine)),
                Arguments.of("App Service", platform(LocalIdentities::appService)),
                Arguments.of("Azure ML compute", platform(LocalIdentities::azureMlCompute)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("platforms")
    void programSignsIn(String name, Function<LocalIdentities, Map<String, String>> variables) throws Exception {
        List<String> printed = run(variables.apply(local.managedIdentities()));

        assertThat(printed.get(0)).startsWith("managedIdentity[system-assigned, " + name + " ");
        assertThat(printed.get(1).split("\\.", -1)).hasSize(3);
    }

    /** The agent's directory cannot be chosen in a whole program: this one goes as far as it lets. */
    @Test
    void programOnArcReadsNoFileOutsideOfTheAgentsDirectory(@TempDir Path directory) throws Exception {
        List<String> printed = run(local.managedIdentities().arc(directory));

        assertThat(printed.get(0)).startsWith("managedIdentity[system-assigned, Azure Arc agent ");
        assertThat(printed.get(1)).contains("is not a .key file of the agent's directory");
    }

    private static Function<LocalIdentities, Map<String, String>> platform(
            Function<LocalIdentities, Map<String, String>> variables) {
        return variables;
    }

    private static List<String> run(Map<String, String> variables) throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManagedIdentityProgram.class.getName(),
                        ARM)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().putAll(DEAD_PROXY);
        program.environment().putAll(variables);
        Process process = program.start();
        byte[] printed = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return new String(printed, StandardCharsets.UTF_8).lines().toList();
    }
}
