package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.processes.ProcessService;
import io.github.azureml4j.local.processes.ProcessSpec;
import io.github.azureml4j.local.processes.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All programs that answer scoring requests. Thread-safe. */
public final class ScoringService {

    private final ProcessService processes;
    private final Duration startLimit;
    private final List<ScoringHost> hosts = new CopyOnWriteArrayList<>();
    private @Nullable HttpClient http;

    /** @param startLimit how long a program may take to its first answer, in the machine's time */
    public ScoringService(ProcessService processes, Duration startLimit) {
        this.processes = processes;
        this.startLimit = startLimit;
    }

    /** Starts a program; {@link ScoringHost#ready()} tells when it answers. One that fails is ended at once. */
    public ScoringHost start(ScoringAddress address, ScoringProgram program, CredentialCheck credentials) {
        List<String> command = program.command();
        int port = freePort();
        Map<String, String> environment = new HashMap<>(program.environment());
        environment.put("AZUREML_MODEL_DIR", program.models().toString());
        environment.put("PORT", Integer.toString(port));
        LogTail log = new LogTail();
        RunningProcess process =
                processes.start(new ProcessSpec(command, program.directory(), environment, log::add));
        var ready = new Readiness(client(), startLimit).of(process, port, log);
        ScoringHost host = new ScoringHost(address, credentials, process, port, log, ready);
        ready.whenComplete((answered, failure) -> {
            if (failure != null) {
                process.kill();
            }
        });
        return host;
    }

    /** From now on requests to the address reach the program, and no other one there before. */
    public void publish(ScoringHost host) {
        hosts.removeIf(other -> other.address().equals(host.address()));
        hosts.add(host);
    }

    /** Ends the program and frees its address. */
    public void stop(ScoringHost host) {
        hosts.remove(host);
        host.process().kill();
    }

    /** Whether any program has an address on this host. */
    public boolean exists(String host) {
        return hosts.stream().anyMatch(other -> other.address().host().equalsIgnoreCase(host));
    }

    /** The program that answers for a host and path. */
    ScoringHost at(String host, String path) {
        Optional<ScoringHost> found = hosts.stream()
                .filter(other -> other.address().covers(host, path))
                .findFirst();
        return found.orElseThrow(() -> LocalError.notFound("NotFound", "No service answers at " + path + "."));
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port for a scoring program", e);
        }
    }
}
