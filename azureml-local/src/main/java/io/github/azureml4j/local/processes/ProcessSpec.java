package io.github.azureml4j.local.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What to run. Immutable.
 *
 * @param command the program and its arguments; no shell in between
 * @param directory where it starts; must exist
 * @param environment variables on top of those of this JVM's own process
 * @param output is given what the process writes, standard output and error in one, in order and as it comes; called
 *     from one thread that the process waits for when its pipe is full
 */
public record ProcessSpec(
        List<String> command, Path directory, Map<String, String> environment, Consumer<byte[]> output) {

    /** Copies the collections. */
    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command has at least a program");
        }
    }

    /** Names the program only: arguments and variables may hold what nobody should read. */
    @Override
    public String toString() {
        return "ProcessSpec[" + command.get(0) + " in " + directory + "]";
    }
}
