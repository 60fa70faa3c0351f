package io.github.azureml4j.local.processes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command that was started, with its guardian. Thread-safe. */
public final class RunningProcess {

    private static final Logger LOG = LoggerFactory.getLogger(RunningProcess.class);

    /** How long a guardian has to end its command, and what it inherited to close the output. */
    private static final Executor GRACE = CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS);

    private final Process guardian;
    private final Consumer<byte[]> output;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    /** Belongs to the thread that delivers. */
    private boolean outputLost;

    RunningProcess(Process guardian, Consumer<byte[]> output) {
        this.guardian = guardian;
        this.output = output;
    }

    /**
     * Completes with the exit code once the command and all that it started are gone and all output was delivered;
     * 127 when the command cannot be started, 128 plus the signal's number when it was killed.
     */
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    /** Whether {@link #exit()} is still to come. */
    public boolean alive() {
        return !exit.isDone();
    }

    /** Ends the command with everything that it started. Returns at once; {@link #exit()} says when it is done. */
    public void kill() {
        try {
            guardian.getOutputStream().close();
        } catch (IOException alreadyEnded) {
            LOG.trace("the guardian has ended", alreadyEnded);
        }
        GRACE.execute(this::killGuardian);
    }

    /** For a guardian that does not keep its word. */
    void killGuardian() {
        guardian.descendants().forEach(ProcessHandle::destroyForcibly);
        guardian.destroyForcibly();
    }

    void pump() {
        // whoever left the tree unseen may hold the pipe open for ever
        var unused = guardian.onExit().thenRunAsync(() -> exit.complete(guardian.exitValue()), GRACE);
        Thread thread = new Thread(this::deliver, "output of process " + guardian.pid());
        thread.setDaemon(true);
        thread.start();
    }

    private void deliver() {
        byte[] buffer = new byte[8192];
        try (InputStream in = guardian.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                handOn(Arrays.copyOf(buffer, count));
            }
        } catch (IOException torn) {
            LOG.debug("output of process {} ended early", guardian.pid(), torn);
        }
        var unused = guardian.onExit().thenAccept(ended -> exit.complete(ended.exitValue()));
    }

    /** A receiver that fails must not stop the process at a full pipe; it is heard once. */
    private void handOn(byte[] bytes) {
        if (LOG.isTraceEnabled()) {
            LOG.trace("process {} says {}", guardian.pid(), new String(bytes, StandardCharsets.UTF_8));
        }
        try {
            output.accept(bytes);
        } catch (RuntimeException e) {
            if (!outputLost) {
                LOG.warn("output of process {} is lost", guardian.pid(), e);
            }
            outputLost = true;
        }
    }
}
