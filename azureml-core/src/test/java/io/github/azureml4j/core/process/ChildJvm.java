package io.github.azureml4j.core.process;

import io.github.azureml4j.local.AzureMlLocal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of the tests in a JVM of its own, connected to an emulator in this one: to kill it, and to see what another makes of what
 * it left. It stops at each pause between polls until {@link #goOn()}, and lives for two minutes at most.
 */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> heard = new ArrayList<>();

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a program, which connects by {@link ChildAzure#connect()}.
     *
     * @param local what it shall meet
     * @param directory a directory for its files
     * @param program has a main method
     * @param arguments its arguments; no secrets
     */
    public static ChildJvm start(AzureMlLocal local, Path directory, Class<?> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(directory.resolve("child.log").toFile());
        builder.environment().putAll(environment(local, directory));
        Process process = builder.start();
        CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
        return new ChildJvm(process);
    }

    private static Map<String, String> environment(AzureMlLocal local, Path directory) throws IOException {
        Path authority = directory.resolve("authority.pem");
        Files.writeString(authority, local.certificatePem());
        return Map.of(
                "CHILD_PROXY", Integer.toString(local.proxy().getPort()),
                "CHILD_AUTHORITY", authority.toString(),
                "CHILD_TENANT", local.tenantId(),
                "CHILD_CLIENT", local.clientId(),
                "CHILD_SECRET", local.clientSecret(),
                "CHILD_SUBSCRIPTION", local.subscriptionId());
    }

    /** Waits until it says this word, and gives what follows the word on that line. */
    public String hear(String word) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            heard.add(line);
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
        }
        throw new IllegalStateException("ended without saying " + word + ", but: " + heard);
    }

    /** The same, ending every pause on the way once something has been done. */
    public String hearThroughPauses(String word, Runnable atPause) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            heard.add(line);
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
            if (line.startsWith("PAUSE")) {
                atPause.run();
                goOn();
            }
        }
        throw new IllegalStateException("ended without saying " + word + ", but: " + heard);
    }

    /** Ends the pause that it is in. */
    public void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Lets it run to its end without any more pauses. */
    public void letGo() throws IOException {
        process.getOutputStream().close();
    }

    /** Kills it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }

    @Override
    public void close() {
        kill();
    }
}
