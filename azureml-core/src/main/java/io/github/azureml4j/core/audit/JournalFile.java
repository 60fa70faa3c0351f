package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Appends lines to a journal. The lock is on a file beside it, which is there for nothing else, so that the journal itself can be put
 * aside while others write; threads of one process, whom a file lock does not part, take turns before.
 */
final class JournalFile {
    static final String FORMAT = "azureml4j-audit-1";

    private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private final Path path;
    private final long limit;

    private JournalFile(Path path, long limit) {
        this.path = path;
        this.limit = limit;
    }

    /** The file by the one name that all ways to it, such as links, come to: its lock and what is put aside stand beside that. */
    static JournalFile at(Path path, long limit) throws IOException {
        return new JournalFile(real(path), limit);
    }

    void append(ObjectNode line) throws IOException {
        ReentrantLock turn = TURNS.computeIfAbsent(path, any -> new ReentrantLock());
        boolean interrupted = Thread.interrupted();
        turn.lock();
        try {
            while (!appendLocked(line)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            turn.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Also of a file that is not there: not yet, or just put aside by somebody else. */
    private static Path real(Path path) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException absent) {
            return Files.isSymbolicLink(path)
                    ? real(path.resolveSibling(Files.readSymbolicLink(path)))
                    : path.resolveSibling("").toRealPath().resolve(path.getFileName());
        }
    }

    /** False when the thread was interrupted while it waited for the lock: nothing was written then. */
    private boolean appendLocked(ObjectNode line) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = channel.lock();
            try {
                write(line);
                return true;
            } finally {
                release(lock);
            }
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            return false;
        }
    }

    /** The end of the channel would do it too: an interrupt that ended it already does no harm. */
    private static void release(FileLock lock) throws IOException {
        if (lock.acquiredBy().isOpen()) {
            lock.release();
        }
    }

    /** By way of a file that no interrupt closes half-way. */
    private void write(ObjectNode line) throws IOException {
        JournalEnd end = JournalEnd.of(path);
        if (end.size() >= limit) {
            end = putAside(end);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Chain chain = new Chain(end.number(), end.hash(), bytes);
        if (end.number() == 0) {
            chain.add(header(end));
        }
        if (end.torn() > 0) {
            chain.add(torn(end));
        }
        chain.add(line);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(end.size());
            file.seek(end.size());
            file.write(bytes.toByteArray());
            file.getFD().sync();
        }
    }

    private JournalEnd putAside(JournalEnd end) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + "." + AsideNumber.next(path));
        Files.move(path, aside);
        return new JournalEnd(0, 0, end.hash(), 0, "", aside.getFileName().toString());
    }

    private static ObjectNode header(JournalEnd end) {
        ObjectNode header = AuditJournal.line().put("format", FORMAT).put("algorithm", "SHA-256");
        header.put("before", end.hash());
        return end.continued().isEmpty() ? header : header.put("continues", end.continued());
    }

    /** A line that a crash left half-written was never relied upon: its call had not begun. It goes, and leaves a mark. */
    private static ObjectNode torn(JournalEnd end) {
        return AuditJournal.line()
                .put("step", "repaired")
                .put("tornBytes", end.torn())
                .put("tornHash", end.tornHash());
    }
}
