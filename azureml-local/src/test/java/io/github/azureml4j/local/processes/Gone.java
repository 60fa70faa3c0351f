package io.github.azureml4j.local.processes;

import java.util.concurrent.TimeUnit;

/** Waits for the end of a process, whoever started it. */
final class Gone {

    private Gone() {}

    static void await(ProcessHandle process) {
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("still there: " + process.info(), e);
        }
    }
}
