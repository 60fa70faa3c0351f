package io.github.azureml4j.local.processes;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * The main class of the small JVM between the emulator and a command: starts the command it is told to, ends with its
 * exit code, and ends it with all its descendants when standard input ends first. Uses nothing but the JDK, since it
 * runs with this module's classes alone.
 */
final class Guardian {

    /** As a shell answers for a command that it cannot start. */
    static final int CANNOT_START = 127;

    private final Process command;
    private final Strays strays;

    private Guardian(Process command, Strays strays) {
        this.command = command;
        this.strays = strays;
    }

    /** Reads its orders from standard input; never returns normally. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        GuardianOrders orders = GuardianOrders.readFrom(new DataInputStream(System.in));
        int exitCode;
        try {
            exitCode = new Guardian(start(orders), new Strays(orders.marker())).watch(System.in);
        } catch (IOException e) {
            complain(System.err, e);
            exitCode = CANNOT_START;
        }
        Runtime.getRuntime().halt(exitCode);
    }

    private static Process start(GuardianOrders orders) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(orders.command())
                .directory(new File(orders.directory()))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(orders.environment());
        builder.environment().put(Strays.VARIABLE, orders.marker());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static void complain(PrintStream out, IOException e) {
        out.println(e.getMessage());
        out.flush();
    }

    private int watch(InputStream lifeline) throws InterruptedException {
        Thread watcher = new Thread(() -> endWith(lifeline), "lifeline");
        watcher.setDaemon(true);
        watcher.start();
        int exitCode = command.waitFor();
        synchronized (this) {
            strays.end();
        }
        return exitCode;
    }

    private void endWith(InputStream lifeline) {
        try {
            while (lifeline.read() >= 0) {}
        } catch (IOException ended) {
            // a broken pipe says the same as its end
        }
        endTree();
    }

    private synchronized void endTree() {
        List<ProcessHandle> descendants = command.descendants().toList();
        command.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
