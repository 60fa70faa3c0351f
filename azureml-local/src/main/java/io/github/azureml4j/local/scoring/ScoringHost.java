package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.processes.RunningProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One program behind one scoring address. Thread-safe. */
public final class ScoringHost {

    private final ScoringAddress address;
    private final CredentialCheck credentials;
    private final RunningProcess process;
    private final int port;
    private final LogTail log;
    private final CompletableFuture<Void> ready;

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

    public ScoringAddress address() {
        return address;
    }

    /** Completes when the program answers; fails with a LocalError that holds its last lines when it never does. */
    public CompletableFuture<Void> ready() {
        return ready;
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

    RunningProcess process() {
        return process;
    }
}
