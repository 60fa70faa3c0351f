package io.github.azureml4j.local.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processes that a command left behind and that no longer descend from it, found by a variable of their environment.
 * Only Linux shows other processes' environment, under {@code /proc}; elsewhere none is found.
 */
final class Strays {

    /** The variable that every process of a command inherits. */
    static final String VARIABLE = "AZUREML_LOCAL_PROCESS";

    /** One round misses what was forked while it looked; a process that outruns ten forks for ever. */
    private static final int ROUNDS = 10;

    private static final Path PROCESSES = Path.of("/proc");

    private final String entry;

    Strays(String marker) {
        this.entry = VARIABLE + "=" + marker;
    }

    /** Ends all of them. */
    void end() {
        boolean found = true;
        for (int round = 0; found && round < ROUNDS; round++) {
            found = endOnce();
        }
    }

    private boolean endOnce() {
        boolean found = false;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                found |= isMine(process) && end(process);
            }
        } catch (IOException noProcessDirectory) {
            return false;
        }
        return found;
    }

    private boolean isMine(Path process) {
        try {
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            return new String(environment, StandardCharsets.ISO_8859_1).contains(entry);
        } catch (IOException endedOrForeign) {
            return false;
        }
    }

    private static boolean end(Path process) {
        return ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    }
}
