package io.github.azureml4j.core.audit;

import java.nio.file.Path;
import java.time.Clock;

/** A process that journals calls: as many as it is told, or until it is killed. */
public final class AuditWriter {
    private AuditWriter() {}

    public static void main(String[] args) {
        AuditJournal journal = AuditJournal.at(Path.of(args[0])).required();
        long calls = Long.parseLong(args[1]);
        for (long call = 0; call < calls; call++) {
            write(journal, "/writers/" + args[2] + "/" + call);
        }
    }

    static void write(AuditJournal journal, String resource) {
        Deed deed = new Deed(
                new Actor("oid", "app", "tenant"), "start a run", "PUT", "management.azure.com", resource, "id");
        journal.intend(deed, Clock.systemUTC()).answered(200, "request", "correlation");
    }

    static Process fork(Path file, String calls, String name) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AuditWriter.class.getName(),
                        file.toString(),
                        calls,
                        name)
                .inheritIO()
                .start();
    }
}
