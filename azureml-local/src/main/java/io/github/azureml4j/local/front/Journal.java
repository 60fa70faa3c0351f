package io.github.azureml4j.local.front;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What was asked and answered, newest last, the oldest forgotten. Thread-safe. */
public final class Journal {

    private static final int KEPT = 20_000;

    private final ConcurrentLinkedDeque<JournalEntry> entries = new ConcurrentLinkedDeque<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger refusedSize = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final TrafficRecorder recorder;

    public Journal(TrafficRecorder recorder) {
        this.recorder = recorder;
    }

    /** All that is kept. */
    public List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** Hosts that somebody asked for and that the emulator does not serve, in order, with repetitions. */
    public List<String> refusedHosts() {
        return List.copyOf(refused);
    }

    /** Ends the recording, if there is one. */
    public void close() {
        recorder.close();
    }

    void refused(String host) {
        refused.add(host);
        if (refusedSize.incrementAndGet() > KEPT) {
            refused.poll();
        }
    }

    void add(Exchange exchange, @Nullable Route route, Reply reply) {
        String client = exchange.header("User-Agent");
        entries.add(new JournalEntry(
                exchange.now(),
                exchange.method(),
                exchange.hostName(),
                exchange.rawPath(),
                exchange.query("api-version"),
                route == null ? null : route.operationId(),
                reply.status(),
                client == null ? "" : client));
        if (size.incrementAndGet() > KEPT) {
            entries.pollFirst();
        }
        recorder.record(exchange, route, reply);
    }
}
