package io.github.azureml4j.core.audit;

import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of JSON lines that says what a client changed, who it was, and what came of it. Of each call that changes something, or hands out a
 * secret, there are two lines: the intent before it is sent and the outcome after it; an intent without an outcome is a call that a
 * crash cut off. Each line ends in a hash over the line before and itself.
 *
 * <p>Several threads and several processes may write to one file: each line is appended and brought to the disk under the lock of a
 * file beside it. A disk that fails does not fail calls unless the journal is {@link #required()}; it is told to the log then, and
 * {@link #lost()} counts the lines.
 *
 * <p>What it does not see: somebody who may write to the file can write all of it anew, or cut off its end. Keep the {@link
 * Verification#head() head} elsewhere now and then. Immutable but for its counter, thread-safe.
 *
 * <pre>{@code
 * AzureMl ml = AzureMl.builder().auditJournal(Path.of("/var/log/ml-audit.jsonl")). … .build();
 * AuditJournal.verify(Path.of("/var/log/ml-audit.jsonl")).requireIntact();
 * }</pre>
 */
public final class AuditJournal {
    private static final Logger log = LoggerFactory.getLogger(AuditJournal.class);

    private final Path path;
    private final boolean required;
    private final long limit;
    private final AtomicLong lost;

    private AuditJournal(Path path, boolean required, long limit, AtomicLong lost) {
        this.path = path;
        this.required = required;
        this.limit = limit;
        this.lost = lost;
    }

    /**
     * A journal that is appended to, or begun with the first call that is worth a line. Nothing is written yet.
     *
     * @param file its file; the directory must exist
     */
    public static AuditJournal at(Path file) {
        return new AuditJournal(file.toAbsolutePath().normalize(), false, Long.MAX_VALUE, new AtomicLong());
    }

    /** The same journal without which nothing is done: a call whose intent cannot be written is not sent. */
    public AuditJournal required() {
        return new AuditJournal(path, true, limit, lost);
    }

    /**
     * The same journal, put aside as {@code name.1}, {@code name.2} … and begun anew when it has grown to a size. The new file names the
     * last hash of the old one, so that the chain goes on.
     *
     * @param bytes at least 4096
     */
    public AuditJournal rotateAt(long bytes) {
        if (bytes < 4096) {
            throw new IllegalArgumentException("a journal of under 4096 bytes holds no call: " + bytes);
        }
        return new AuditJournal(path, required, bytes, lost);
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** How many lines could not be written. */
    public long lost() {
        return lost.get();
    }

    /**
     * Reads a journal from its first line to its last and says whether the chain holds.
     *
     * @param file a journal, which may be in use
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    public static Verification verify(Path file) {
        return Verifier.verify(file);
    }

    /**
     * The calls that a journal tells of, oldest first, those of the files that it continues before its own. Whether it was tampered with
     * is what {@link #verify} says; lines that are none are passed over here.
     *
     * @param file a journal, which may be in use
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    public static List<AuditedCall> read(Path file) {
        return JournalReader.read(file);
    }

    /**
     * Writes that a call is about to be made. For the rooms of this SDK.
     *
     * @param deed the call
     * @param clock the time
     * @throws AuditException when the journal is required and cannot be written
     */
    public AuditEntry intend(Deed deed, Clock clock) {
        AuditEntry entry = new AuditEntry(this, deed, UUID.randomUUID().toString(), clock);
        try {
            append(entry.intent());
        } catch (IOException | RuntimeException e) {
            lose(e);
            if (required) {
                throw new AuditException(
                        "did not " + deed.what() + ": the audit journal " + path
                                + " is required and cannot be written. Try: free its disk, or look at its permissions.",
                        e);
            }
        }
        return entry;
    }

    /**
     * An HTTP client that journals what official Azure clients send through it. For the rooms of this SDK.
     *
     * @param way the client that sends
     * @param clock the time
     */
    public HttpClient over(HttpClient way, Clock clock) {
        return new AuditedTransport(way, this, clock);
    }

    /** The call has been made: whoever made it must learn what came of it, journal or no journal. The intent is on the disk. */
    void conclude(ObjectNode outcome) {
        try {
            append(outcome);
        } catch (IOException | RuntimeException e) {
            lose(e);
        }
    }

    private void append(ObjectNode line) throws IOException {
        JournalFile.at(path, limit).append(line);
    }

    private void lose(Exception e) {
        if (lost.getAndIncrement() == 0) {
            log.warn("the audit journal {} cannot be written; calls go unrecorded", path, e);
        }
    }

    @Override
    public String toString() {
        return "AuditJournal " + path + (required ? " (required)" : "");
    }

    static ObjectNode line() {
        return Json.mapper().createObjectNode();
    }
}
