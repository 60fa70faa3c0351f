package io.github.azureml4j.core.run;

import io.github.azureml4j.auth.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The run that this very process belongs to: for training code, which logs metrics through it. It signs in with the run's
 * own token, sends that token to the run's service only, and replaces it before it expires; no other credential is needed.
 *
 * <pre>{@code
 * try (RunContext run = RunContext.fromEnvironment()) {
 *     for (int epoch = 0; epoch < 100; epoch++) {
 *         run.log("loss", epoch, train());
 *     }
 *     run.log("accuracy", accuracy);
 * }
 * }</pre>
 *
 * <p>Points are collected and sent at most 1,000 at a time, at least every 5 seconds; {@link #flush} and {@link #close} send
 * the rest. Every point has an id of its own, so that a request repeated after a fault stores nothing twice. At most 20,000
 * points wait: then {@code log} waits too, and throws if they cannot be delivered. Thread-safe.
 */
public final class RunContext implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int CAPACITY = 20_000;

    private static @Nullable RunContext current;

    private final RunEnvironment run;
    private final RunService service;
    private final InstantSource clock;
    private final MetricBuffer buffer;
    private final RunTransport transport;
    /** Ids are random in their first half and counted in the second: unique without asking for randomness per point. */
    private final long idBase = ThreadLocalRandom.current().nextLong();

    private final AtomicLong points = new AtomicLong();

    RunContext(RunEnvironment run, RunTransport transport, Duration interval) {
        this.run = run;
        this.transport = transport;
        this.clock = transport.clock();
        this.service = transport.service(run);
        this.buffer = new MetricBuffer(service::send, CAPACITY, interval, service::keepTokenFresh);
    }

    /**
     * Whether this process is inside a run.
     *
     * @return true if the variables that {@link #fromEnvironment} needs are set
     */
    public static boolean isInsideRun() {
        return RunEnvironment.isPresent(System.getenv());
    }

    /**
     * The one context of this process, made at the first call and closed when the process ends.
     *
     * @return the same context each time
     * @throws IllegalStateException if this process is not inside a run, naming the variables that are missing
     */
    public static synchronized RunContext current() {
        RunContext known = current;
        if (known == null) {
            known = fromEnvironment();
            Runtime.getRuntime().addShutdownHook(new Thread(known::close, "azureml4j-run-close"));
            current = known;
        }
        return known;
    }

    /**
     * A context of its own, which the caller closes. The proxy and the certificate authority come from {@code HTTPS_PROXY}
     * and {@code SSL_CERT_FILE} or {@code REQUESTS_CA_BUNDLE}.
     *
     * @return a new context
     * @throws IllegalStateException if this process is not inside a run, naming the variables that are missing
     */
    public static RunContext fromEnvironment() {
        return connect(System.getenv(), new RunTransport(Transport.fromEnvironment(), Clock.systemUTC()));
    }

    static RunContext connect(Map<String, String> variables, RunTransport transport) {
        RunEnvironment run = RunEnvironment.read(variables, transport.clock().instant());
        return new RunContext(run, transport, INTERVAL);
    }

    /**
     * The run's id.
     *
     * @return the id
     */
    public String runId() {
        return run.runId();
    }

    /**
     * The experiment that the run belongs to.
     *
     * @return the experiment's name
     */
    public String experiment() {
        return run.experiment();
    }

    /**
     * Logs a value; several under one name make a series in the order of logging.
     *
     * @param name the metric's name
     * @param value the value; NaN and infinities are kept
     */
    public void log(String name, double value) {
        add(name, null, value);
    }

    /**
     * Logs a value at a step, such as the loss of an epoch.
     *
     * @param name the metric's name, other than {@code step}
     * @param step the step, in any order
     * @param value the value; NaN and infinities are kept
     */
    public void log(String name, long step, double value) {
        if (name.equals(MetricDocument.STEP)) {
            throw new IllegalArgumentException("a metric with steps cannot itself be named " + MetricDocument.STEP);
        }
        add(name, step, value);
    }

    /**
     * Stores a file as an artifact of the run ({@code Artifacts_Upload}). What is written to {@code outputs/} is stored by
     * the compute target anyway, when the run ends.
     *
     * @param path the artifact's path, such as {@code plots/loss.svg}; an artifact of that path is replaced
     * @param file the file to send; it is read into memory
     */
    public void uploadArtifact(String path, Path file) {
        try {
            service.upload(path, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends everything that was logged before the call ({@code RunMetrics_BatchPost}).
     *
     * @throws io.github.azureml4j.core.AzureMlException if it could not be delivered; it is kept then, and sent again
     */
    public void flush() {
        buffer.flush();
    }

    /** Sends the rest and lets go of the connection. Logging afterwards throws. */
    @Override
    public void close() {
        try (transport) {
            buffer.close();
        }
    }

    private void add(String name, @Nullable Long step, double value) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a metric needs a name");
        }
        buffer.add(new MetricPoint(nextId(), name, step, value, clock.instant()));
    }

    /** A UUID of version 8, whose bits are the maker's own business (RFC 9562). */
    private UUID nextId() {
        long high = (idBase & ~0xF000L) | 0x8000L;
        long low = (points.getAndIncrement() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    @Override
    public String toString() {
        return run.toString();
    }
}
