package io.github.azureml4j.auth;

import io.github.azureml4j.scoring.retry.Sleeper;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a managed identity takes from the machine that the program runs on; another one in tests.
 *
 * @param variables the environment
 * @param arcSecrets where the Arc agent writes the secrets that prove who is on the machine
 * @param sleeper the wait between two attempts
 * @param clock the time from which lives of tokens are counted
 */
record Machine(Variables variables, Path arcSecrets, Sleeper sleeper, InstantSource clock) {

    /** {@return the machine as it is} */
    static Machine real() {
        Variables variables = Variables.ofProcess();
        return new Machine(variables, agentDirectory(variables), Sleeper.REAL, InstantSource.system());
    }

    /** A variable's value; empty when it is not set. */
    String variable(String name) {
        return variables.find(name).orElse("");
    }

    boolean has(String... names) {
        return Stream.of(names).allMatch(variables::has);
    }

    /** As the Arc agent is installed on either system; it runs on no other. */
    private static Path agentDirectory(Variables variables) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows
                ? Path.of(
                        variables.find("ProgramData").orElse("C:\\ProgramData"), "AzureConnectedMachineAgent", "Tokens")
                : Path.of("/var/opt/azcmagent/tokens");
    }
}
