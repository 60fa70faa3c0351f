package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.processes.RunningProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One program behind one scoring address. Thread-safe. */
public final class ScoringHost {

    private final ScoringAddress address;
    private final CredentialCheck credentials;
    private final RunningProcess process;
    private final int port;
    private final LogTail log;
    private final CompletableFuture<Void> ready;
    private final AtomicBoolean stopped = new AtomicBoolean();

    ScoringHost(
            ScoringAddress address,
            CredentialCheck credentials,
            RunningProcess process,
            int port,
            LogTail log,
            CompletableFuture<Void> ready) {
        this.address = address;
        this.credentials = credentials;
        this.process = process;
        this.port = port;
        this.log = log;
        this.ready = ready;
    }

    /** Where the service is called. */
    public ScoringAddress address() {
        return address;
    }

    /**
     * Completes when the program answers; fails with a LocalError that holds its last lines when it never does, once
     * it has ended.
     */
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    /** Completes when the program has ended, with all that it started, for whatever reason. */
    public CompletableFuture<Integer> exit() {
        return process.exit();
    }

    /** Whether the program runs and has answered at least once. */
    public boolean healthy() {
        return process.alive() && ready.isDone() && !ready.isCompletedExceptionally();
    }

    /** The last lines that the program wrote. */
    public List<String> log(int lines) {
        return log.last(lines);
    }

    boolean admits(String credential) {
        return credentials.accepts(credential);
    }

    int port() {
        return port;
    }

    boolean stopped() {
        return stopped.get();
    }

    /** False when it was stopped before. */
    boolean stop() {
        process.kill();
        return stopped.compareAndSet(false, true);
    }
}
