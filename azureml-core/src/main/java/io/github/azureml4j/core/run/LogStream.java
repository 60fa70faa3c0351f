package io.github.azureml4j.core.run;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.scoring.retry.Sleeper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * The lines of a run's log, while the run writes them: each line once, in the order of its file. Iteration waits for more
 * and ends when the run has ended and everything was read. Only new bytes are fetched; polling slows down from 1 to 10
 * seconds while nothing comes ({@code AZUREML_RUN_POLLING_INTERVAL_MIN} and {@code …_MAX} override these).
 *
 * <p>One iteration only; not thread-safe, but {@link #close} may be called from anywhere and ends the iteration at the
 * next poll.
 *
 * <pre>{@code
 * try (LogStream lines = run.logs()) {
 *     lines.forEach(line -> System.out.println(line.text()));
 * }
 * }</pre>
 */
public final class LogStream implements Iterable<LogLine>, AutoCloseable {

    private static final int FAILURES_IN_A_ROW = 5;

    private final Supplier<RunDetails> details;
    private final SignedContent content;
    private final PollingInterval interval;
    private final Sleeper sleeper;
    private final Map<String, LogFile> files = new LinkedHashMap<>();
    private final Deque<LogLine> ready = new ArrayDeque<>();
    private Duration quiet = Duration.ZERO;
    private int failures;
    private boolean started;
    private boolean polled;
    private volatile boolean ended;

    LogStream(Supplier<RunDetails> details, SignedContent content, PollingInterval interval, Sleeper sleeper) {
        this.details = details;
        this.content = content;
        this.interval = interval;
        this.sleeper = sleeper;
    }

    /**
     * The lines, once. The iterator waits in {@code hasNext}.
     *
     * @return the iterator
     * @throws IllegalStateException at the second call
     */
    @Override
    public Iterator<LogLine> iterator() {
        if (started) {
            throw new IllegalStateException("a log stream is read once; ask the run for another one");
        }
        started = true;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return fill();
            }

            @Override
            public LogLine next() {
                if (!fill()) {
                    throw new NoSuchElementException();
                }
                return ready.remove();
            }
        };
    }

    /** Ends the iteration. The run goes on. */
    @Override
    public void close() {
        ended = true;
    }

    private boolean fill() {
        while (ready.isEmpty() && !ended) {
            poll();
        }
        return !ready.isEmpty();
    }

    private void poll() {
        if (polled) {
            await();
        }
        polled = true;
        // The status is asked for before the log is read, so that nothing can be written between the last read and the
        // end.
        RunDetails now = details.get();
        boolean complete = readAll(now);
        if (now.status().isTerminal() && complete) {
            files.values().forEach(file -> ready.addAll(file.end()));
            ended = true;
        } else if (!ready.isEmpty()) {
            quiet = Duration.ZERO;
        }
    }

    private void await() {
        Duration next = interval.after(quiet);
        quiet = quiet.plus(next);
        try {
            sleeper.sleep(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AzureMlException("interrupted while waiting for the log", e);
        }
    }

    private boolean readAll(RunDetails now) {
        boolean complete = true;
        for (String name : LogNames.streamed(now.signedLogs().keySet())) {
            complete &= read(now, files.computeIfAbsent(name, LogFile::new));
        }
        return complete;
    }

    /** Whether everything that was there is read. */
    private boolean read(RunDetails now, LogFile file) {
        SignedContent.Chunk chunk = chunk(now, file);
        if (chunk.status() == 403) {
            // The signature has expired: fresh details hold a fresh one.
            chunk = chunk(details.get(), file);
        }
        ready.addAll(file.accept(chunk.bytes()));
        return settled(file, chunk.status());
    }

    private SignedContent.Chunk chunk(RunDetails now, LogFile file) {
        String url = now.signedLogs().get(file.name());
        return url == null ? SignedContent.Chunk.NOTHING : content.from(url, file.offset());
    }

    private boolean settled(LogFile file, int status) {
        boolean answered = status == 200 || status == 206 || status == 404 || status == 416;
        failures = answered ? 0 : failures + 1;
        if (failures >= FAILURES_IN_A_ROW) {
            throw new TransportException(
                    "the log file " + file.name() + " cannot be read: status " + status, null, false);
        }
        return answered;
    }
}
