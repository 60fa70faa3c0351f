package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.processes.ProcessService;
import io.github.azureml4j.local.processes.ProcessSpec;
import io.github.azureml4j.local.processes.RunningProcess;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All programs that answer scoring requests. Thread-safe. */
public final class ScoringService {

    private final ProcessService processes;
    private final Duration startLimit;
    private final FreePorts ports = new FreePorts();

    /** Of programs that run, or are about to; guarded by this. */
    private final Set<ScoringAddress> taken = new HashSet<>();

    /** Those that the world may reach; changed under the lock of this. */
    private final List<ScoringHost> published = new CopyOnWriteArrayList<>();

    private final List<Consumer<ScoredRequest>> listeners = new CopyOnWriteArrayList<>();

    private @Nullable HttpClient http;

    /**
     * Without programs at first.
     *
     * @param startLimit how long a program may take to its first answer, in the machine's time
     */
    public ScoringService(ProcessService processes, Duration startLimit) {
        this.processes = processes;
        this.startLimit = startLimit;
    }

    /**
     * Starts a program; {@link ScoringHost#ready()} tells when it answers. The address is its own until
     * {@link #stop}, also when it ends by itself.
     */
    public ScoringHost start(ScoringAddress address, ScoringProgram program, CredentialCheck credentials) {
        take(address);
        try {
            return run(address, program, credentials);
        } catch (RuntimeException e) {
            release(address);
            throw e;
        }
    }

    /** From now on requests to the address reach the program; false when it was stopped before. */
    public synchronized boolean publish(ScoringHost host) {
        return !host.stopped() && published.add(host);
    }

    /** Ends the program and frees its address; false when that had been done before. */
    public synchronized boolean stop(ScoringHost host) {
        published.remove(host);
        return host.stop() && taken.remove(host.address());
    }

    /** Whether any service can be called at this host. */
    public boolean exists(String host) {
        return published.stream().anyMatch(other -> other.address().host().equalsIgnoreCase(host));
    }

    /** Calls with every scoring request that a program answered. */
    public void onScored(Consumer<ScoredRequest> listener) {
        listeners.add(listener);
    }

    void tell(ScoredRequest request) {
        listeners.forEach(listener -> listener.accept(request));
    }

    /** The program that answers for a host and path. */
    ScoringHost at(String host, String path) {
        return published.stream()
                .filter(other -> other.address().covers(host, path))
                .findFirst()
                .orElseThrow(() -> LocalError.notFound("NotFound", "No service answers at " + path + "."));
    }

    /** One client for all programs, made at the first one to keep the emulator's start short. */
    synchronized HttpClient client() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
        }
        return http;
    }

    private ScoringHost run(ScoringAddress address, ScoringProgram program, CredentialCheck credentials) {
        List<String> command = program.command();
        int port = ports.take();
        Map<String, String> environment = new HashMap<>(program.environment());
        environment.put("AZUREML_MODEL_DIR", program.models().toString());
        environment.put("PORT", Integer.toString(port));
        LogTail log = new LogTail();
        RunningProcess process = processes.start(new ProcessSpec(command, program.directory(), environment, log::add));
        process.exit().whenComplete((code, failure) -> ports.release(port));
        var ready = new Readiness(client(), startLimit).of(process, port, log);
        return new ScoringHost(address, credentials, process, port, log, ready);
    }

    private synchronized void take(ScoringAddress address) {
        if (!taken.add(address)) {
            throw LocalError.conflict(
                    "AddressNotAvailable", "Another service is called at " + address.scoringUri() + " already.");
        }
    }

    private synchronized void release(ScoringAddress address) {
        taken.remove(address);
    }
}
