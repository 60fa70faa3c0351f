package io.github.azureml4j.local.processes;

import io.github.azureml4j.local.front.Ids;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Starts commands and knows all that run. Nothing it started outlives {@link #close()} or this JVM, however the JVM
 * ends. Thread-safe.
 */
public final class ProcessService implements AutoCloseable {

    /** Options that JVMs take from their environment: meant for this JVM, not for what it starts. */
    private static final List<String> JVM_OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Ids ids;
    private final Set<RunningProcess> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public ProcessService(Ids ids) {
        this.ids = ids;
    }

    /**
     * Starts a command. One that cannot be started ends at once with exit code 127 and the reason in its output.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public RunningProcess start(ProcessSpec spec) {
        Process guardian = guardian();
        RunningProcess process = new RunningProcess(guardian, spec.output());
        running.add(process);
        var unused = process.exit().whenComplete((code, failure) -> running.remove(process));
        process.pump();
        order(guardian, spec);
        if (closed) {
            process.kill();
            throw new IllegalStateException("the emulator is closed");
        }
        return process;
    }

    /** Ends every process and waits until they are gone. */
    @Override
    public void close() {
        closed = true;
        List<RunningProcess> left = new ArrayList<>(running);
        left.forEach(RunningProcess::kill);
        CompletableFuture<Void> allGone =
                CompletableFuture.allOf(left.stream().map(RunningProcess::exit).toArray(CompletableFuture[]::new));
        allGone.completeOnTimeout(null, 10, TimeUnit.SECONDS).join();
        left.forEach(RunningProcess::killGuardian);
    }

    private static Process guardian() {
        ProcessBuilder builder = new ProcessBuilder(guardianCommand()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(JVM_OPTIONS);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("no JVM to guard a process", e);
        }
    }

    /** Options for a start of a tenth of a second and a few megabytes. */
    private static List<String> guardianCommand() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                ownClasses(),
                Guardian.class.getName());
    }

    private static String ownClasses() {
        try {
            return Path.of(Guardian.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the emulator's classes are not files", e);
        }
    }

    /** The stream stays open: its end is what ends the command. */
    private void order(Process guardian, ProcessSpec spec) {
        GuardianOrders orders =
                new GuardianOrders(spec.command(), spec.directory().toString(), spec.environment(), ids.uuid());
        try {
            orders.writeTo(new DataOutputStream(guardian.getOutputStream()));
        } catch (IOException e) {
            guardian.destroyForcibly();
            throw new UncheckedIOException("the guardian of a process ended at once", e);
        }
    }
}
